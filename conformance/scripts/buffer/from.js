// Buffer.from of text in every encoding, of lists and of buffers.
console.log(Buffer.from('h\u00e9llo \u20ac'));
console.log(Buffer.from('h\u00e9\u20ac', 'latin1'), Buffer.from('h\u00e9\u20ac', 'ascii'), Buffer.from('h\u20ac', 'utf16le'));
console.log(Buffer.from('aGk', 'base64'), Buffer.from('-_8=', 'base64'), Buffer.from('-_8', 'base64url'), Buffer.from(' aG k=\nxx', 'base64'));
console.log(Buffer.from('0aFFzz11', 'hex'), Buffer.from('abc', 'hex'), Buffer.from('AB', 'HEX'));
console.log(Buffer.from([1, 256, -1, '7', 2.9, 'x']), Buffer.from({ length: 2, 0: 5 }));
const b = Buffer.from('abc');
const copy = Buffer.from(b);
copy[0] = 0x78;
console.log(b.toString(), copy.toString());
console.log(Buffer.from(JSON.parse(JSON.stringify(b))).equals(b));
