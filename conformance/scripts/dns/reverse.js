// reverse: what is asked for an address, and what comes of it.
var dns = require('dns');
var s = require('./_server');
var each = require('./_each');
s.start(function (q, reply) {
  console.log('asked', q.name, q.type);
  if (q.name[0] === '1') return reply([s.record(q.name, 'PTR', 9, 'one.test'), s.record(q.name, 'PTR', 9, 'two.test')]);
  if (q.name[0] === '2') return reply([], { rcode: 3 });
  if (q.name[0] === '3') return reply([s.record(q.name, 'CNAME', 9, '1.sub.test'), s.record('1.sub.test', 'PTR', 9, 'three.test')]);
  if (q.name[0] === '4') return reply([s.record(q.name, 'A', 9, '192.0.2.1')]);
  reply([]);
}, function (address, stop) {
  dns.setServers([address]);
  each(['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4', '192.0.2.5', '2001:db8::1', '2001:db8::abc2', '::ffff:192.0.2.1', '2001:DB8::5'], function (ip, next) {
    dns.reverse(ip, function (e, v) {
      console.log(ip, s.show(e, v), arguments.length);
      next();
    });
  }, stop);
});
