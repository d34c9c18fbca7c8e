// Every type of record, as its function and as resolve(name, type) give it.
var dns = require('dns');
var s = require('./_server');
var each = require('./_each');
var R = s.record, n = 'types.test';
var records = {
  A: [R(n, 'A', 300, '192.0.2.1'), R(n, 'A', 60, '192.0.2.2')],
  AAAA: [R(n, 'AAAA', 30, '2001:db8::1'), R(n, 'AAAA', 31, 'fe80::1:2'), R(n, 'AAAA', 32, '::1')],
  MX: [R(n, 'MX', 9, 20, 'b.test'), R(n, 'MX', 9, 10, 'a.test'), R(n, 'MX', 9, 0, '.')],
  TXT: [R(n, 'TXT', 9, 'one', 'two'), R(n, 'TXT', 9, '"\\ x;='), R(n, 'TXT', 9, '')],
  SRV: [R(n, 'SRV', 9, 1, 2, 3, 'host.test'), R(n, 'SRV', 9, 65535, 0, 443, '.')],
  NS: [R(n, 'NS', 9, 'ns1.test'), R(n, 'NS', 9, 'ns2.test')],
  PTR: [R(n, 'PTR', 9, 'p1.test'), R(n, 'PTR', 9, 'p2.test')],
  CNAME: [R(n, 'CNAME', 9, 'real.test')],
  SOA: [R(n, 'SOA', 9, 'ns.test', 'host.master.test', 1, 2, 3, 4, 4294967295)],
  NAPTR: [R(n, 'NAPTR', 9, 100, 10, 'S', 'SIP+D2U', '!^.*$!sip:x@y!', '_sip._udp.test'), R(n, 'NAPTR', 9, 1, 2, '', '', '', '')],
  CAA: [R(n, 'CAA', 9, 0, 'issue', 'ca.test'), R(n, 'CAA', 9, 128, 'iodef', 'mailto:x@y'), R(n, 'CAA', 9, 1, 'issuewild', ';')],
};
var methods = {
  A: 'resolve4', AAAA: 'resolve6', MX: 'resolveMx', TXT: 'resolveTxt', SRV: 'resolveSrv', NS: 'resolveNs', PTR: 'resolvePtr',
  CNAME: 'resolveCname', SOA: 'resolveSoa', NAPTR: 'resolveNaptr', CAA: 'resolveCaa',
};
s.start(function (q, reply) { reply(records[q.type]); }, function (address, stop) {
  dns.setServers([address]);
  each(Object.keys(methods), function (type, next) {
    dns.resolve(n, type, function (e, v) {
      console.log(type, arguments.length, v);
      dns[methods[type]](n, function (e, w) {
        console.log(methods[type], s.show(e, w) === JSON.stringify(v));
        next();
      });
    });
  }, stop);
});
