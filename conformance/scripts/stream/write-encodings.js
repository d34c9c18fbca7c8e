// write with encodings, decodeStrings and setDefaultEncoding.
var Writable = require('stream').Writable;
function make(options) { options.write = function (c, e, cb) { console.log(typeof c, Buffer.isBuffer(c) ? c.toString('hex') : c, e); cb(); }; return new Writable(options); }
var w = make({});
w.write('abc'); w.write('616263', 'hex'); w.write('\u20ac', 'utf16le'); w.write(Buffer.from('q'), 'hex'); w.write(new Writable ? 'YWJj' : '', 'base64');
console.log(w.setDefaultEncoding('HEX') === w);
w.write('7a7a');
var k = make({ decodeStrings: false });
k.write('abc'); k.write('61', 'hex'); k.write(Buffer.from('b')); k.setDefaultEncoding('UTF-8'); k.write('x'); k.setDefaultEncoding('latin1'); k.write('y');
var d = make({ defaultEncoding: 'base64' });
d.write('YWJj');
[function () { w.write('a', 'nope'); }, function () { w.setDefaultEncoding('nope'); }, function () { make({ defaultEncoding: 'nope' }); }, function () { w.write(5); }, function () { w.write({}); }, function () { w.write(null); }, function () { w.write(undefined); }, function () { w.end(5); }].forEach(function (f) {
  try { f(); } catch (e) { console.log(e.name, e.code, e.message); }
});
