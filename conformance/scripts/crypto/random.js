// Random bytes, numbers and UUIDs have the shape they should
var crypto = require('crypto');
console.log(crypto.randomBytes(0).length, crypto.randomBytes(32).length, crypto.randomBytes(32).equals(crypto.randomBytes(32)));
var b = Buffer.alloc(40);
console.log(crypto.randomFillSync(b, 10, 20) === b, b.slice(0, 10).equals(Buffer.alloc(10)), b.slice(10, 30).equals(Buffer.alloc(20)), b.slice(30).equals(Buffer.alloc(10)));
console.log(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()), crypto.randomUUID() === crypto.randomUUID());
var seen = {}, wrong = 0;
for (var i = 0; i < 2000; i++) {
  var n = crypto.randomInt(-2, 3);
  if (n < -2 || n > 2 || n % 1) wrong++;
  seen[n] = true;
}
console.log(Object.keys(seen).sort().join(), wrong);
console.log(crypto.timingSafeEqual(Buffer.from('abc'), Buffer.from('abc')), crypto.timingSafeEqual(Buffer.from('abc'), Buffer.from('abd')));
crypto.randomBytes(16, function (err, bytes) {
  console.log(err, bytes.length);
  crypto.randomFill(b, function (err, same) {
    console.log(err, same === b);
    crypto.randomInt(5, function (err, n) { console.log(err, n >= 0 && n < 5); });
  });
});
console.log('first');
