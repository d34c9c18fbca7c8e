// Answers of another type than asked for, aliases alone, and aliases on the way.
var dns = require('dns');
var s = require('./_server');
var each = require('./_each');
var R = s.record;
var right = {
  A: function (n) { return R(n, 'A', 300, '192.0.2.1'); }, AAAA: function (n) { return R(n, 'AAAA', 30, '2001:db8::1'); },
  MX: function (n) { return R(n, 'MX', 9, 20, 'b.test'); }, TXT: function (n) { return R(n, 'TXT', 9, 'one'); },
  SRV: function (n) { return R(n, 'SRV', 9, 1, 2, 3, 'h.test'); }, NS: function (n) { return R(n, 'NS', 9, 'ns1.test'); },
  PTR: function (n) { return R(n, 'PTR', 9, 'p1.test'); }, CNAME: function (n) { return R(n, 'CNAME', 9, 'real.test'); },
  SOA: function (n) { return R(n, 'SOA', 9, 'ns.test', 'm.test', 1, 2, 3, 4, 5); },
  NAPTR: function (n) { return R(n, 'NAPTR', 9, 1, 2, 'a', 'b', 'c', 'd'); }, CAA: function (n) { return R(n, 'CAA', 9, 0, 'issue', 'ca.test'); },
};
var zones = {
  'alias.test': function (q) { return [R(q.name, 'CNAME', 9, 'real.test')]; },
  'chain.test': function (q) { return [R(q.name, 'CNAME', 9, 'b.test'), R('b.test', 'CNAME', 9, 'c.test'), right[q.type]('c.test')]; },
  'a.test': function (q) { return [R(q.name, 'A', 9, '192.0.2.9')]; },
  'mx.test': function (q) { return [R(q.name, 'MX', 9, 1, 'm.test')]; },
  'unrelated.test': function (q) { return [right[q.type]('elsewhere.test')]; },
  'class.test': function (q) { return [s.raw(q.name, 65281, 3, 5, Buffer.from('x')), right[q.type](q.name)]; },
  'unknown.test': function (q) { return [s.raw(q.name, 65280, 1, 5, Buffer.from('x')), right[q.type](q.name)]; },
  'authority.test': function () { return []; },
};
s.start(function (q, reply) {
  reply(zones[q.name](q), { authority: q.name === 'authority.test' ? [right.SOA('test'), right[q.type](q.name)] : [] });
}, function (address, stop) {
  dns.setServers([address]);
  each(Object.keys(zones), function (name, next) {
    each(Object.keys(right), function (type, next) {
      dns.resolve(name, type, function (e, v) {
        console.log(name, type, s.show(e, v));
        next();
      });
    }, next);
  }, stop);
});
