// Digests by name, encoding and piece
var crypto = require('crypto');
['md5', 'sha1', 'sha224', 'SHA256', 'sha384', 'sha512', 'sha512-256', 'sha3-256', 'RSA-SHA256', 'shake128'].forEach(function (name) {
  console.log(name, crypto.createHash(name).update('hello ').update(Buffer.from('world')).digest('hex'));
});
var h = crypto.createHash('sha1').update('68656c6c6f', 'hex');
console.log(h.copy().update(' more').digest('base64'), h.digest('base64url'), crypto.createHash('md5').digest());
console.log(crypto.createHash('sha256').update('\u00e4').digest('hex') === crypto.createHash('sha256').update('\u00e4', 'utf8').digest('hex'), crypto.createHash('sha256').update('\u00e4', 'latin1').digest('latin1').length);
console.log(crypto.createHash('shake256', { outputLength: 8 }).update('x').digest('hex'), crypto.createHash('sha256').update('a').digest('nonsense').length);
console.log(crypto.Hash('md5') instanceof crypto.Hash, crypto.createHash('md5') instanceof require('stream').Transform);
