// indexOf, lastIndexOf and includes: needles of every kind and encoding, offsets of every kind.
// An error is written whole once, then by its number.
var seen = {}, errors = 0;
function note(e) {
  var text = e.name + ' ' + e.code + ' ' + e.message;
  if (!seen[text]) { seen[text] = '#' + ++errors; return seen[text] + ' ' + text; }
  return seen[text];
}
function show(f) { try { return String(f()); } catch (e) { return note(e); } }
var hay = Buffer.from('abcabcabXabc\u00e9\u20ac'), wide = Buffer.from('abcabc\u20acab', 'utf16le');
var needles = ['a', 'abc', 'abX', '', 'c\u00e9', '\u20ac', 'zz', 97, 353, -159, 97.9, NaN, Buffer.from('bc'), Buffer.alloc(0), Buffer.from('abcabcabXabc\u00e9\u20acxx')];
var offsets = [undefined, 0, 1, 4, 8, 12, 16, 17, 18, 100, -1, -3, -17, -18, -100, 1.9, -1.9, NaN, Infinity, -Infinity, null, {}, [], '', '3', true, 4294967296, -4294967296];
needles.forEach(function (needle) {
  offsets.forEach(function (offset) {
    console.log(JSON.stringify(needle), String(offset), show(function () { return hay.indexOf(needle, offset); }), show(function () { return hay.lastIndexOf(needle, offset); }), show(function () { return hay.includes(needle, offset); }));
  });
});
['utf8', 'utf16le', 'ucs2', 'latin1', 'ascii', 'hex', 'base64', 'base64url', 'zz', undefined, null, ''].forEach(function (enc) {
  ['a', 'ab', '6162', 'YWI', 'YWI=', '\u20ac', '\u00e9', ''].forEach(function (needle) {
    console.log(String(enc), JSON.stringify(needle), show(function () { return hay.indexOf(needle, 1, enc); }), show(function () { return hay.indexOf(needle, enc); }), show(function () { return hay.lastIndexOf(needle, undefined, enc); }), show(function () { return wide.indexOf(needle, 1, enc); }), show(function () { return wide.lastIndexOf(needle, -1, enc); }), show(function () { return wide.includes(needle, enc); }));
  });
  console.log(show(function () { return wide.indexOf(Buffer.from([0x62, 0]), 0, enc); }), show(function () { return wide.indexOf(Buffer.from([0, 0x62]), 0, enc); }), show(function () { return hay.indexOf(97, 1, enc); }));
});
[undefined, null, {}, [], true, function () {}].forEach(function (v) { console.log(show(function () { return hay.indexOf(v); }), show(function () { return hay.lastIndexOf(v); }), show(function () { return hay.includes(v, 1); })); });
var empty = Buffer.alloc(0);
['', 'a', 0].forEach(function (v) { console.log(empty.indexOf(v), empty.lastIndexOf(v), empty.includes(v), empty.indexOf(v, 5), empty.lastIndexOf(v, -5)); });
var seed = 3;
function rnd(n) { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 65536) % n; }
for (var i = 0; i < 300; i++) {
  var b = [], n = [], j;
  for (j = rnd(12); j > 0; j--) b.push(rnd(2));
  for (j = rnd(4); j > 0; j--) n.push(rnd(2));
  var at = rnd(30) - 15, enc = ['latin1', 'ucs2'][rnd(2)];
  b = Buffer.from(b);
  n = Buffer.from(n);
  console.log(b.toString('hex'), n.toString('hex'), at, enc, b.indexOf(n, at, enc), b.lastIndexOf(n, at, enc), b.includes(n, at, enc));
}
