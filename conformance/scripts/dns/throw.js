// A callback that throws: the others are called.
var dns = require('dns');
var s = require('./_server');
process.on('uncaughtException', function (e) { console.log('caught', e.message); });
s.start(function (q, reply) { reply([s.record(q.name, 'A', 1, '192.0.2.1')]); }, function (address, stop) {
  dns.setServers([address]);
  dns.lookup('127.0.0.1', function (e, v) { throw new Error('over ' + v); });
  dns.resolve4('a.test', function (e, v) {
    dns.lookup('localhost', 4, function (e, v) {
      dns.resolve4('b.test', function (e, v) {
        console.log(v);
        stop();
      });
      throw new Error('over localhost');
    });
    throw new Error('over ' + v);
  });
});
