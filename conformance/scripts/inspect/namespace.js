// Math and JSON are objects with a tag.
console.log(Math, JSON, [Math]);
console.log(Object.prototype, Array.prototype, Function.prototype);
