// Keys from passwords
var crypto = require('crypto');
console.log(crypto.pbkdf2Sync('password', 'salt', 1000, 32, 'sha256').toString('hex'), crypto.pbkdf2Sync('p', Buffer.from('s'), 1, 0, 'sha1').length);
console.log(Buffer.from(crypto.hkdfSync('sha512', 'key', 'salt', 'info', 40)).toString('hex'));
crypto.pbkdf2('secret', 'salt', 100, 20, 'sha512', function (err, key) {
  console.log(err, key.toString('hex'));
  crypto.hkdf('sha256', Buffer.from('key'), '', 'info', 16, function (err, key) { console.log(err, Buffer.from(key).toString('hex')); });
});
