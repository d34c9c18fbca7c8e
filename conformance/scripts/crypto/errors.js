// What is refused, in Node's words
var crypto = require('crypto');
function no(f) {
  try {
    console.log('gave', f());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
no(function () { return crypto.createHash('nope'); });
no(function () { return crypto.createHash(); });
no(function () { return crypto.createHash('md5').update(); });
no(function () { return crypto.createHash('md5').update({}); });
no(function () { return crypto.createHash('md5').update('abc', 'hex'); });
no(function () { var h = crypto.createHash('md5'); h.digest(); h.update('a'); });
no(function () { var h = crypto.createHash('md5'); h.digest(); h.digest(); });
no(function () { var h = crypto.createHash('md5'); h.digest(); h.copy(); });
no(function () { return crypto.createHash('sha256', { outputLength: 5 }); });
no(function () { return crypto.createHmac('nope', 'k'); });
no(function () { return crypto.createHmac('md5'); });
no(function () { return crypto.createHmac(1, 'k'); });
no(function () { return crypto.randomBytes(); });
no(function () { return crypto.randomBytes(-1); });
no(function () { return crypto.randomBytes(Math.pow(2, 31)); });
no(function () { return crypto.randomBytes(1, 1); });
no(function () { return crypto.randomInt(0); });
no(function () { return crypto.randomInt(5, 1); });
no(function () { return crypto.randomInt(1.5); });
no(function () { return crypto.randomInt(0, Math.pow(2, 50)); });
no(function () { return crypto.randomFillSync(1); });
no(function () { return crypto.randomFillSync(Buffer.alloc(3), 5); });
no(function () { return crypto.randomFillSync(Buffer.alloc(3), 1, 5); });
no(function () { return crypto.randomUUID(1); });
no(function () { return crypto.timingSafeEqual('a', 'b'); });
no(function () { return crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('bc')); });
no(function () { return crypto.pbkdf2Sync('p', 's', 0, 5, 'sha1'); });
no(function () { return crypto.pbkdf2Sync('p', 's', 1, -5, 'sha1'); });
no(function () { return crypto.pbkdf2Sync('p', 's', 1, 5); });
no(function () { return crypto.pbkdf2Sync('p', 's', 1, 5, 'nope'); });
no(function () { return crypto.pbkdf2Sync(1, 's', 1, 5, 'sha1'); });
no(function () { return crypto.pbkdf2('p', 's', 1, 5, 'sha1'); });
no(function () { return crypto.hkdfSync('nope', 'k', 's', 'i', 10); });
no(function () { return crypto.hkdfSync('sha1', 'k', 's', 'i', 10000); });
