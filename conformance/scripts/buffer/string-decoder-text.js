// A text cut at every place decodes to itself in every encoding.
// otto: a pair cut inside its first half comes out in halves
var StringDecoder = require('string_decoder').StringDecoder;
var texts = ['plain', 'h\u00e9llo w\u00f6rld', '\u20ac\u20ac\u20ac', '\ud83d\ude00x\ud83d\ude01', '\u0000\uffff\ufeffa', 'a\u0800\u07ff\u0080\u007f'];
['utf8', 'ucs2', 'utf16le', 'latin1', 'ascii', 'base64', 'base64url', 'hex'].forEach(function (enc) {
  texts.forEach(function (text) {
    var b = Buffer.from(text, /64|hex/.test(enc) ? 'utf8' : enc), whole = b.toString(enc), wrong = 0;
    for (var i = 0; i <= b.length; i++) {
      for (var j = i; j <= b.length; j++) {
        var d = new StringDecoder(enc);
        if (d.write(b.slice(0, i)) + d.write(b.slice(i, j)) + d.end(b.slice(j)) !== whole) wrong++;
      }
    }
    var one = new StringDecoder(enc), out = '';
    for (i = 0; i < b.length; i++) out += one.write(b.slice(i, i + 1));
    out += one.end();
    console.log(enc, JSON.stringify(text), JSON.stringify(whole), wrong, out === whole);
  });
});
