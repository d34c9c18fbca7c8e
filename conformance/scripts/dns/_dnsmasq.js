// What a real name server, env.DNS_SERVER, has: TestDNSMasq runs it.
var dns = require('dns');
var each = require('./_each');
var s = require('./_server');
dns.setServers([process.env.DNS_SERVER]);
var questions = [
  ['a.test', 'A'], ['A.TEST', 'A'], ['six.test', 'AAAA'], ['a.test', 'AAAA'], ['none.test', 'A'], ['a.test', 'MX'], ['a.test', 'TXT'], ['big.test', 'TXT'],
  ['_sip._udp.test', 'SRV'], ['alias.test', 'CNAME'], ['alias.test', 'A'], ['a.test', 'NAPTR'], ['a.test', 'CAA'], ['test', 'SOA'], ['a.test', 'ANY'],
];
each(questions, function (q, next) {
  dns.resolve(q[0], q[1], function (e, v) {
    console.log(q, s.show(e, v));
    next();
  });
}, function () {
  dns.reverse('192.0.2.1', function (e, v) { console.log(s.show(e, v)); });
});
