// TextDecoder over random bytes in random pieces.
var TextDecoder = require('util').TextDecoder;
var seed = 5;
function rnd(n) { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 65536) % n; }
var pool = [0x41, 0x7f, 0x80, 0xbf, 0xc2, 0xc3, 0xa9, 0xe0, 0xa0, 0xe2, 0x82, 0xac, 0xed, 0xef, 0xbb, 0xbf, 0xf0, 0x9f, 0x98, 0xf4, 0xff, 0xfe, 0xd8, 0xde, 0xdc, 0xdb, 0];
['utf-8', 'utf-16le', 'utf-16be', 'windows-1251'].forEach(function (enc) {
  for (var i = 0; i < 120; i++) {
    var d = new TextDecoder(enc, { ignoreBOM: i % 3 === 0 }), line = [];
    for (var j = 1 + rnd(5); j > 0; j--) {
      var piece = [];
      for (var k = rnd(5); k > 0; k--) piece.push(pool[rnd(pool.length)]);
      piece = Buffer.from(piece);
      line.push(piece.toString('hex') + '>' + JSON.stringify(d.decode(piece, { stream: j > 1 })));
    }
    console.log(enc, line.join(' '));
  }
});
