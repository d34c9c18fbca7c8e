// resolveAny: records of all types, each with its type.
var dns = require('dns');
var s = require('./_server');
var each = require('./_each');
var R = s.record;
function everything(n) {
  return [
    R(n, 'CAA', 9, 0, 'issue', 'ca.test'), R(n, 'TXT', 9, 'one', 'two'), R(n, 'A', 300, '192.0.2.1'), R(n, 'SOA', 9, 'ns.test', 'mail.test', 1, 2, 3, 4, 5),
    R(n, 'AAAA', 30, '2001:db8::1'), R(n, 'MX', 9, 20, 'b.test'), R(n, 'SRV', 9, 1, 2, 3, 'host.test'), R(n, 'NS', 9, 'ns1.test'), R(n, 'A', 60, '192.0.2.2'),
    R(n, 'PTR', 9, 'p1.test'), R(n, 'NAPTR', 9, 100, 10, 'S', 'SIP', '!x!', 'n.test'), R(n, 'AAAA', 31, '2001:db8::2'), R(n, 'NS', 9, 'ns2.test'),
    s.raw(n, 65280, 1, 5, Buffer.from('unknown')),
  ];
}
var zones = {
  'all.test': everything,
  'alias.test': function (n) { return [R(n, 'CNAME', 9, 'real.test')]; },
  'a.test': function (n) { return [R(n, 'A', 9, '192.0.2.1')]; },
  'mx.test': function (n) { return [R(n, 'MX', 9, 1, 'm.test')]; },
  'unknown.test': function (n) { return [s.raw(n, 65280, 1, 5, Buffer.from('unknown'))]; },
  'nothing.test': function () { return []; },
};
s.start(function (q, reply) { reply(zones[q.name](q.name)); }, function (address, stop) {
  dns.setServers([address]);
  each(Object.keys(zones), function (name, next) {
    dns.resolveAny(name, function (e, v) {
      console.log(name, e ? s.show(e) : v);
      next();
    });
  }, stop);
});
