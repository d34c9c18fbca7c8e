// toString in every encoding, of a part, and of bytes that are no UTF-8.
const b = Buffer.from([0x68, 0xc3, 0xa9, 0x00, 0xff, 0x7e]);
for (const enc of ['utf8', 'hex', 'base64', 'base64url', 'latin1', 'binary', 'ascii', 'ucs2']) {
  console.log(enc, JSON.stringify(b.toString(enc)));
}
console.log(b.toString('hex', 1, 3), b.toString('hex', -5, 2), b.toString('hex', 4, 2) === '', b.toString('hex', 3));
console.log(Buffer.from([0xe2, 0x82, 0x41, 0xf0, 0x9f, 0x98, 0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80]).toString());
console.log(Buffer.from([0xe2, 0x82]).toString().length, Buffer.from([0xef, 0xbb, 0xbf, 0x41]).toString().length);
