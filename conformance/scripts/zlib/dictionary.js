// A dictionary on both sides
var zlib = require('zlib');
var dictionary = Buffer.from('the words that both sides know');
var small = zlib.deflateSync('the words that both sides know, and more', { dictionary: dictionary });
console.log(small.length < 30, String(zlib.inflateSync(small, { dictionary: dictionary })));
try {
  zlib.inflateSync(small);
} catch (e) {
  console.log(e.code, e.message);
}
var raw = zlib.deflateRawSync('both sides', { dictionary: dictionary, level: 0 });
console.log(String(zlib.inflateRawSync(raw, { dictionary: dictionary })));
