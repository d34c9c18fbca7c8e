// StringDecoder over every split of random bytes: what is given at once, what waits, and what End makes of it.
// otto: halves of surrogate pairs are U+FFFD
var SD = require('string_decoder').StringDecoder;
var seed = 11;
function rnd(n) { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 65536) % n; }
var pool = [0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xc2, 0xc3, 0xa9, 0xe0, 0xa0, 0xe2, 0x82, 0xac, 0xed, 0xef, 0xbf, 0xbd, 0xf0, 0x9f, 0x98, 0x80, 0xf4, 0x90, 0xf8, 0xff, 0xd8, 0x3d, 0xde, 0xdc, 0xdb, 0, 0xdf];
['utf8', 'utf16le', 'base64', 'base64url', 'hex', 'latin1', 'ascii'].forEach(function (enc) {
  for (var i = 0; i < 120; i++) {
    var d = new SD(enc), line = [], n = 1 + rnd(6);
    for (var j = 0; j < n; j++) {
      var piece = []; for (var k = rnd(4); k > 0; k--) piece.push(pool[rnd(pool.length)]);
      line.push(Buffer.from(piece).toString('hex') + '>' + JSON.stringify(d.write(Buffer.from(piece))) + ' ' + d.lastNeed + '/' + d.lastTotal + '/' + d.lastChar.toString('hex', 0, d.lastTotal - d.lastNeed));
    }
    line.push(JSON.stringify(d.end()), d.lastNeed + '/' + d.lastTotal);
    console.log(enc, line.join(' '));
  }
});
