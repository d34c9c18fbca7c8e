// swap16, swap32, swap64, toJSON, isBuffer, isEncoding, alloc of every size, SlowBuffer.
function show(f) { try { var v = f(); return Buffer.isBuffer(v) ? v.toString('hex') + ' ' + v.length : String(v); } catch (e) { return e.name + ' ' + e.code + ' ' + e.message; } }
var buffer = require('buffer');
for (var n = 0; n < 18; n++) {
  var list = [];
  for (var i = 0; i < n; i++) list.push(i);
  [16, 32, 64].forEach(function (w) { console.log(n, w, show(function () { return Buffer.from(list)['swap' + w](); })); });
}
console.log(JSON.stringify(Buffer.from('hi')), JSON.stringify({ b: Buffer.alloc(0) }), JSON.stringify(Buffer.from(JSON.parse(JSON.stringify(Buffer.from('hi'))))));
[Buffer.alloc(1), Buffer, {}, null, undefined, 'a', [], 5, Object.create(Buffer.prototype)].forEach(function (v) { console.log(Buffer.isBuffer(v)); });
['utf8', 'UTF8', 'utf-8', 'Utf_8', 'hex', 'HEX', 'ucs2', 'ucs-2', 'utf16le', 'utf-16le', 'UTF-16LE', 'latin1', 'binary', 'base64', 'base64url', 'ascii', 'us-ascii', '', 'buffer', 5, null, undefined, {}, ['utf8'], true].forEach(function (v) { console.log(String(v), Buffer.isEncoding(v)); });
[undefined, null, 0, 1, 3, 2.9, -0, -1, NaN, Infinity, '3', {}, [], true, 4294967297, 1e12, -1e12].forEach(function (v) {
  console.log(String(v), show(function () { return Buffer.alloc(v); }), show(function () { return Buffer.allocUnsafe(v).fill(0); }), show(function () { return Buffer.allocUnsafeSlow(v).fill(0); }), show(function () { return buffer.SlowBuffer(v).fill(0); }));
});
console.log(show(function () { return Buffer.of(); }), show(function () { return Buffer.of(1, 256, -1, '7', 'x', 1.9, null, undefined, true, NaN); }), show(function () { return new buffer.SlowBuffer(2).fill(0); }));
console.log(Buffer.alloc(3) instanceof Buffer, buffer.SlowBuffer(2) instanceof Buffer, Buffer.alloc(2).constructor === Buffer, typeof Buffer.alloc(1), Array.isArray(Buffer.alloc(1)));
