// The class StringDecoder: encodings by name, arguments of every kind, text, its properties.
var StringDecoder = require('string_decoder').StringDecoder;
function show(f) { try { return JSON.stringify(f()); } catch (e) { return e.name + ' ' + e.code + ' ' + e.message; } }
['utf8', 'UTF-8', 'ucs2', 'UCS-2', 'utf-16le', 'binary', 'Latin1', 'ascii', 'base64', 'base64URL', 'HEX', undefined, null, '', 0, false, 'nope', 5, {}, [], true].forEach(function (enc) { console.log(String(enc), show(function () { return new StringDecoder(enc).encoding; })); });
var d = new StringDecoder();
[undefined, null, 5, {}, [], true, 'text', '', Buffer.alloc(0), Buffer.from('b')].forEach(function (v) { console.log(show(function () { return d.write(v); }), show(function () { return d.end(v); })); });
console.log(show(function () { return d.write(); }), show(function () { return d.end(); }));
d.write(Buffer.from([0xe2]));
console.log(d.lastNeed, d.lastTotal, d.lastChar.toString('hex', 0, 1), Buffer.isBuffer(d.lastChar), d.lastChar.length);
console.log(show(function () { return d.write('passes'); }), d.lastNeed, show(function () { return d.end('tail'); }), d.lastNeed);
d.write(Buffer.from([0xe2]));
console.log(show(function () { return d.text(Buffer.from('abc'), 1); }), d.lastNeed, show(function () { return d.text(Buffer.from('abc')); }));
console.log(typeof StringDecoder, StringDecoder.length, StringDecoder.name, Object.keys(StringDecoder.prototype).join(), Object.keys(d).join());
console.log(Object.keys(require('string_decoder')).join(), d instanceof StringDecoder);
function Mine(enc) { StringDecoder.call(this, enc); }
require('util').inherits(Mine, StringDecoder);
var m = new Mine('hex');
console.log(m.write(Buffer.from('ab')), m.end(), m.encoding);
