// Servers cannot be changed while there are questions; dns.setServers makes a new resolver.
var dns = require('dns');
var s = require('./_server');
s.start(function (q, reply) {
  setImmediate(function () { reply([s.record(q.name, 'A', 1, '192.0.2.1')]); });
}, function (address, stop) {
  var r = new dns.Resolver();
  r.setServers([address]);
  r.resolve4('a.test', function (e, v) {
    console.log(v);
    r.setServers(['192.0.2.1']);
    console.log(r.getServers());
    dns.setServers([address]);
    dns.resolve4('b.test', function (e, v) {
      console.log(v);
      stop();
    });
    dns.setServers(['192.0.2.2']);
    console.log(dns.getServers());
  });
  try {
    r.setServers(['192.0.2.1']);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
  console.log(r.getServers()[0] === address);
});
