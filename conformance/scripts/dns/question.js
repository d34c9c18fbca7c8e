// What a server is asked: the header, one question, nothing else, a number that changes.
var dns = require('dns');
var s = require('./_server');
var each = require('./_each');
var ids = {}, ports = {};
s.start(function (q, reply) {
  ids[q.id] = true;
  console.log(q.name, q.type, q.cls, q.flags.toString(16), q.counts, q.rest);
  reply([]);
}, function (address, stop) {
  dns.setServers([address]);
  each(['A', 'AAAA', 'ANY', 'CAA', 'CNAME', 'MX', 'NAPTR', 'NS', 'PTR', 'SOA', 'SRV', 'TXT'], function (type, next) {
    dns.resolve('name.test', type, function (e) {
      console.log(e.message);
      next();
    });
  }, function () {
    console.log('numbers', Object.keys(ids).length > 8);
    stop();
  });
});
