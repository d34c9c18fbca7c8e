// Nothing is remembered: each question is asked, also twice at once.
var dns = require('dns');
var s = require('./_server');
var asked = 0;
s.start(function (q, reply) { reply([s.record(q.name, 'A', 1000, '192.0.2.' + ++asked)]); }, function (address, stop) {
  dns.setServers([address]);
  dns.resolve4('a.test', function (e, v) {
    console.log(v);
    var left = 3, all = [];
    for (var i = 0; i < 3; i++) {
      dns.resolve4('a.test', function (e, v) {
        all.push(v[0]);
        if (--left) return;
        console.log(all.sort(), asked);
        stop();
      });
    }
  });
});
