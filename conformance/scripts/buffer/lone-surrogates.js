// Half a surrogate pair survives UTF-16, and is U+FFFD in UTF-8.
// otto: halves of surrogate pairs are U+FFFD
var halves = ['\ud83d', '\ude00', 'a\ud83d', '\ud83da', '\ude00\ud83d', '\ud83d\ud83d\ude00', '\ufffd\ud83d', '\ud83d\ufffd'];
halves.forEach(function (s) {
  var b = Buffer.from(s, 'utf16le');
  console.log(b.toString('hex'), b.toString('ucs2') === s, JSON.stringify(b.toString('ucs2')), Buffer.from(s).toString('hex'), Buffer.byteLength(s), Buffer.byteLength(s, 'ucs2'), Buffer.from(s, 'latin1').toString('hex'), Buffer.alloc(3).write(s));
  console.log(new (require('util').TextEncoder)().encode(s).length, b.indexOf(s, 0, 'ucs2'), Buffer.from(s).indexOf(s));
});
console.log([Buffer.from([0x3d, 0xd8]).toString('ucs2')], JSON.stringify(Buffer.from([0x3d, 0xd8, 0x41]).toString('ucs2')));
