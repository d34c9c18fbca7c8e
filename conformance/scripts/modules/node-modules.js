// node_modules is looked for in every folder up, the nearest first.
console.log(require('./_fixtures/tree/use'));
console.log(require('./_fixtures/tree/inner/use'));
