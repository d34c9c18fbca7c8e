// Random words there and back, and random texts that are mostly no punycode.
var p = require('punycode');
function show(f) { try { return JSON.stringify(f()); } catch (e) { return e.name + ' ' + e.message; } }
var seed = 13;
function rnd(n) { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 65536) % n; }
var chars = ['a', 'Z', '-', '0', '.', '@', '\u00e9', '\u20ac', '\u4e2d', '\ud83d\ude00', '\u3002', '\u007f'], digits = 'abzAZ0129--';
for (var i = 0; i < 400; i++) {
  var s = '', t = '', n;
  for (n = rnd(8); n > 0; n--) s += chars[rnd(chars.length)];
  for (n = rnd(9); n > 0; n--) t += digits[rnd(digits.length)];
  console.log('%s', JSON.stringify(s), show(function () { return p.encode(s); }), show(function () { return p.decode(p.encode(s)) === s; }), show(function () { return p.toASCII(s); }), show(function () { return p.toUnicode(s); }), t, show(function () { return p.decode(t); }));
}
