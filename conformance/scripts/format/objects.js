// %O shows an object as console.log does, %o all of it, %c nothing.
var util = require('util');
console.log(util.format('%O', { a: { b: { c: { d: {} } } } }));
console.log(util.format('%o', { a: [1, 2] }), util.format('%o', 'text'), util.format('%o', 5));
console.log(util.format('%cstyled%c', 'color: red', ''), util.format('%c'));
