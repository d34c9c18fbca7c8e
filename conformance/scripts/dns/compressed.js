// Names in answers that point back to others.
var dns = require('dns');
var s = require('./_server');
s.start(function (q, reply) {
  var n = 12 + q.question.length;
  var owner = Buffer.from([0xc0, 12]);
  function rr(data) { return Buffer.concat([owner, s.u16(15), s.u16(1), s.u32(7), s.u16(data.length + 2), s.u16(5), data]); }
  var first = rr(Buffer.concat([s.text('mail'), owner])); // mail.a.test
  var second = rr(Buffer.from([0xc0, n + 14])); // a pointer to it
  var third = rr(Buffer.concat([s.text('x'), Buffer.from([0xc0, n + first.length + 14])])); // x. and a pointer to a pointer
  reply([first, second, third]);
}, function (address, stop) {
  dns.setServers([address]);
  dns.resolveMx('a.test', function (e, v) {
    console.log(s.show(e, v));
    stop();
  });
});
