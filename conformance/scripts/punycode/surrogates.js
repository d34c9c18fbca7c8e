// Halves of surrogate pairs are code points of their own.
// otto: halves of surrogate pairs are U+FFFD
var p = require('punycode');
['\ud83d', '\ude00', '\ude00\ud83d', 'a\ud83db'].forEach(function (s) { console.log(JSON.stringify(p.ucs2.decode(s)), p.encode(s), JSON.stringify(p.decode(p.encode(s))), p.toASCII(s)); });
console.log(JSON.stringify(p.ucs2.encode([0xd83d, 0x61])));
