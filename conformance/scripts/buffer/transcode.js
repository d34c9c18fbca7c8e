// transcode between all pairs of encodings; isUtf8 and isAscii.
var buffer = require('buffer');
// An error is written whole once, then by its number.
var seen = {}, errors = 0;
function note(e) {
  var text = e.name + ' ' + e.code + ' ' + e.message;
  if (!seen[text]) { seen[text] = '#' + ++errors; return seen[text] + ' ' + text; }
  return seen[text];
}
function show(f) { try { var v = f(); return Buffer.isBuffer(v) ? v.toString('hex') : String(v); } catch (e) { return note(e); } }
var sources = ['', '6162', 'c3a9', 'e282ac', 'f09f9880', 'ff', '61c3', '00', '8041', 'e9', '3dd800de', '3dd8', 'ac20', '610062'];
var names = ['utf8', 'utf-8', 'ucs2', 'utf16le', 'latin1', 'binary', 'ascii', 'hex', 'base64', 'nope', undefined, null, ''];
sources.forEach(function (hex) {
  names.forEach(function (from) { console.log(hex, String(from), names.map(function (to) { return show(function () { return buffer.transcode(Buffer.from(hex, 'hex'), from, to); }); }).join(' ')); });
});
[undefined, null, 'a', 5, {}, []].forEach(function (v) { console.log(show(function () { return buffer.transcode(v, 'utf8', 'latin1'); }), show(function () { return buffer.isUtf8(v); }), show(function () { return buffer.isAscii(v); })); });
sources.concat(['c080', 'eda080', 'f4908080', 'f8', '7f', '80', '0a0d', 'efbbbf']).forEach(function (hex) { console.log(hex, buffer.isUtf8(Buffer.from(hex, 'hex')), buffer.isAscii(Buffer.from(hex, 'hex'))); });
