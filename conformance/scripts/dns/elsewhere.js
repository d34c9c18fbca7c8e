// An answer from another port than was asked is not heard.
var dns = require('dns');
var dgram = require('dgram');
var s = require('./_server');
s.start(function (q, reply) {
  var liar = dgram.createSocket('udp4');
  liar.send(s.answer(q, [s.record(q.name, 'A', 1, '192.0.2.66')]), q.port, '127.0.0.1', function () {
    liar.close(function () { reply([s.record(q.name, 'A', 1, '192.0.2.1')]); });
  });
}, function (address, stop) {
  dns.setServers([address]);
  dns.resolve4('a.test', function (e, v) {
    console.log(s.show(e, v));
    stop();
  });
});
