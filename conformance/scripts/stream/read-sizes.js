// read(n) with all kinds of n.
var Readable = require('stream').Readable;
function fresh() { var r = new Readable({ read: function () {} }); r.push('hello'); r.push('world'); return r; }
[undefined, 0, 1, 5, 7, 10, 11, -1, '3', 2.7, NaN, null, 'abc', Infinity].forEach(function (n) {
  var r = fresh();
  try { var c = r.read(n); console.log(n, c === null ? null : String(c), r.readableLength, r.readableHighWaterMark); } catch (e) { console.log(n, e.name, e.code, e.message); }
});
var r = fresh();
console.log(String(r.read(20)), r.readableHighWaterMark);
r.push(null);
console.log(String(r.read(20)), r.read());
var big = new Readable({ read: function () {}, highWaterMark: 2 });
big.read(100);
console.log(big.readableHighWaterMark);
