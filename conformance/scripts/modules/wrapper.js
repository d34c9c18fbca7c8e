// A module is a function of five, called on its exports.
console.log(require('./_fixtures/arguments'));
console.log(typeof exports, this === module.exports, arguments.length);
var Module = require('module');
console.log(Module.wrap('x'), Module.wrapper.length);
