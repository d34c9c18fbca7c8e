// TextDecoder decodes whole texts and streams of pieces.
var TextDecoder = require('util').TextDecoder;
function bytes() { return Buffer.from(Array.prototype.slice.call(arguments)); }
var d = new TextDecoder();
console.log(d.encoding, d.fatal, d.ignoreBOM, d);
console.log(d.decode(bytes(0xe2, 0x82), { stream: true }) + d.decode(bytes(0xac), { stream: true }) + d.decode());
console.log(JSON.stringify([
  d.decode(bytes(0xef, 0xbb, 0xbf, 65)), new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes(0xef, 0xbb, 0xbf, 65)),
  d.decode(bytes(0xe2, 0x82, 65, 0xf0, 0x9f)), d.decode(bytes(0xff, 0xc0, 0x80)), d.decode(), d.decode(undefined),
  new TextDecoder('utf-16le').decode(bytes(65, 0, 0x3d, 0xd8, 0, 0xde)), new TextDecoder('utf-16le').decode(bytes(65, 0, 66)), new TextDecoder('latin1').decode(bytes(0xe9, 65)),
]));
console.log([' UTF8 ', 'unicode-1-1-utf-8', 'ascii', 'Latin1', 'utf-16', 'ucs-2'].map(function (l) { return new TextDecoder(l).encoding; }).join());
['nope', '', null].forEach(function (l) {
  try { new TextDecoder(l); } catch (e) { console.log(e.name, e.code, e.message); }
});
[[0xff], [0xe2, 0x82], [0xed, 0xa0, 0x80]].forEach(function (b) {
  try { console.log(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(b))); } catch (e) { console.log(e.name, e.code, e.message); }
});
[function () { TextDecoder(); }, function () { new TextDecoder('utf-8', 5); }, function () { new TextDecoder().decode('x'); }, function () { d.decode.call({}); }].forEach(function (f) {
  try { f(); } catch (e) { console.log(e.name, e.code, e.message); }
});
