// HMACs
var crypto = require('crypto');
['md5', 'sha1', 'sha256', 'sha512'].forEach(function (name) {
  console.log(name, crypto.createHmac(name, 'key').update('The quick brown fox').digest('hex'), crypto.createHmac(name, Buffer.alloc(200, 'k')).update('').digest('base64'));
});
var key = crypto.createSecretKey(Buffer.from('key'));
console.log(key.type, key.symmetricKeySize, key.export(), crypto.createHmac('sha1', key).update('x').digest('hex') === crypto.createHmac('sha1', 'key').update('x').digest('hex'));
var h = crypto.createHmac('sha1', 'k');
console.log(h.digest('hex'), JSON.stringify(h.digest('hex')));
