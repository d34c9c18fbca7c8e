// The option ttl of resolve4 and resolve6; aliases on the way may live shorter.
var dns = require('dns');
var s = require('./_server');
var each = require('./_each');
var R = s.record;
s.start(function (q, reply) {
  var six = q.type === 'AAAA';
  function ip(n) { return six ? '2001:db8::' + n : '192.0.2.' + n; }
  if (q.name === 'alias.test') return reply([R(q.name, 'CNAME', 5, 'real.test'), R('real.test', q.type, 50, ip(1)), R('real.test', q.type, 2, ip(2))]);
  reply([R(q.name, q.type, 300, ip(1)), R(q.name, q.type, 0, ip(2))]);
}, function (address, stop) {
  dns.setServers([address]);
  each(['plain.test', 'alias.test'], function (name, next) {
    each([{ ttl: true }, { ttl: false }, { ttl: 1 }, {}, null, undefined, 'x'], function (options, next) {
      dns.resolve4(name, options, function (e, v) {
        console.log(name, options, s.show(e, v));
        dns.resolve6(name, options, function (e, v) {
          console.log(name, options, s.show(e, v));
          next();
        });
      });
    }, next);
  }, stop);
});
