// Names that the stack does not know are added to it.
function at(e, head) { e.stack = head + '\n    at place (file.js:1:2)'; return e; }
var renamed = at(new Error('x'), 'Error: x');
renamed.name = 'Renamed';
console.log(renamed);
function MyError(m) { this.message = m; this.stack = 'Error: ' + m + '\n    at place (file.js:1:2)'; }
require('util').inherits(MyError, Error);
console.log(new MyError('mine'));
var bare = new TypeError('no trace');
bare.stack = 'TypeError: no trace';
console.log(bare, [bare], { bare: bare });
var lines = at(new Error('one\ntwo'), 'Error: one\ntwo');
console.log({ lines: lines });
