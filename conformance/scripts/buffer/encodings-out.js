// toString in every encoding of every byte, and of what is no UTF-8.
var all = [];
for (var i = 0; i < 256; i++) all.push(i);
var b = Buffer.from(all);
var names = ['utf8', 'utf-8', 'utf16le', 'utf-16le', 'ucs2', 'ucs-2', 'latin1', 'binary', 'ascii', 'hex', 'base64', 'base64url', 'UTF8', 'Hex', 'BASE64URL', 'uCs-2'];
names.forEach(function (enc) {
  for (var n = 0; n < 6; n++) console.log(enc, n, JSON.stringify(b.toString(enc, 60, 60 + n)));
  if (!/ucs|16/i.test(enc)) console.log(JSON.stringify(b.toString(enc)));
  console.log(Buffer.isEncoding(enc));
});
var bad = [[0xff], [0xc3], [0xc3, 0x28], [0xe2, 0x82], [0xe2, 0x28, 0xa1], [0xf0, 0x9f, 0x98], [0xf0, 0x28, 0x8c, 0xbc], [0xf8, 0x88, 0x80, 0x80, 0x80], [0xed, 0xa0, 0x80], [0xed, 0xbf, 0xbf], [0xf4, 0x90, 0x80, 0x80], [0xc0, 0x80], [0xe0, 0x80, 0x80], [0xef, 0xbb, 0xbf, 0x41], [0x41, 0xe2, 0x82, 0x41, 0x80, 0x80], [0xf0, 0x9f, 0x98, 0x80], [0xef, 0xbf, 0xbe], [0, 0x41, 0]];
bad.forEach(function (list) {
  console.log(JSON.stringify(Buffer.from(list).toString()), JSON.stringify(Buffer.from(list).toString('latin1')), JSON.stringify(Buffer.from(list).toString('ascii')), Buffer.from(list).toString('base64'));
});
