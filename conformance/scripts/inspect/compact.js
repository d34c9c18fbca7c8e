// compact joins levels on a line: none, some, or all that fit.
var util = require('util');
var o = { a: { b: { c: { d: 1 } } }, list: [1, [2, 3]], text: 'some text here', more: 'and some more text over there' };
[false, 0, 1, 2, 3, true].forEach(function (compact) {
  console.log(util.inspect(o, { compact: compact, depth: null }));
});
console.log(util.inspect(o, { compact: true, breakLength: 30 }));
console.log(util.inspect(o, { breakLength: Infinity }));
console.log(util.inspect(o, { breakLength: 20 }));
