// Buffer.from, byteLength and write of the same texts in every encoding; byteLength only promises room.
var texts = ['', 'a', 'abc', 'h\u00e9llo', '\u20ac', '\ud83d\ude00', 'a\ud83d\ude00b', '\u0141\u0142', '00ff', '0', '0g', 'g0', 'abcdefgh', 'ABCDEF0', '0x12', ' 00', '00 11', 'YWJj', 'YWI=', 'YQ==', 'YQ', 'Y', 'Y=Q=', '=YQ', 'Y Q', 'YW\nJj', '-_-_', '+/+/', 'YWJj*YWJj', '\u00e9YWJj', 'YWJjZ', '====', 'a=b', 'YQ==YQ==', '\u0000a', '\uffff'];
['utf8', 'utf16le', 'ucs2', 'latin1', 'binary', 'ascii', 'hex', 'base64', 'base64url'].forEach(function (enc) {
  texts.forEach(function (text) {
    var room = Buffer.alloc(5, 0x2e);
    var n = room.write(text, enc);
    console.log(enc, JSON.stringify(text), Buffer.from(text, enc).toString('hex'), Buffer.byteLength(text, enc), n, room.toString('hex'), Buffer.alloc(9, 0x2e).fill('.').write(text, 3, enc), Buffer.alloc(9).write(text, 1, 2, enc));
  });
});
console.log(Buffer.byteLength('\u00e9', 'nope'), Buffer.byteLength('\u00e9'), Buffer.byteLength('\u00e9', null), Buffer.byteLength('abc', { toString: function () { return 'hex'; } }));
