// string_decoder puts characters together that were cut in two.
const { StringDecoder } = require('string_decoder');
const bytes = Buffer.from('a\u20ac\u00e9z');
const d = new StringDecoder('utf8');
let out = [];
for (let i = 0; i < bytes.length; i++) out.push(d.write(bytes.slice(i, i + 1)));
console.log(JSON.stringify(out), JSON.stringify(d.end()));
console.log(JSON.stringify(d.write(Buffer.from([0xe2, 0x82])) + d.end()), d.encoding);
const wide = new StringDecoder('utf16le');
console.log(JSON.stringify([wide.write(Buffer.from([0x61])), wide.write(Buffer.from([0x00, 0x62])), wide.write(Buffer.from([0])), wide.end()]));
const b64 = new StringDecoder('base64');
console.log(b64.write(Buffer.from('a')), b64.write(Buffer.from('bcd')), b64.end(), b64.end(Buffer.from('x')));
try { new StringDecoder('nope'); } catch (e) { console.log(e.code, e.message); }
