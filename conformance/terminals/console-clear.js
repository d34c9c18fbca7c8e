// console.clear clears a terminal.
console.log('a');
console.clear();
console.log('b');
