// A syntax error in a module.
console.log('runs');
require('./_fixtures/syntax');
