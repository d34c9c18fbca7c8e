// A server that nobody runs is passed over, and one that makes no sense; who failed is asked last.
var dns = require('dns');
var s = require('./_server');
var each = require('./_each');
var log = [];
s.start(function (q, reply) {
  log.push('bad');
  reply(q.raw.slice(0, 5));
}, function (bad, stopBad) {
  s.start(function (q, reply) {
    log.push('good');
    reply([s.record(q.name, 'A', 1, '192.0.2.1')]);
  }, function (good, stopGood) {
    var r = new dns.Resolver();
    r.setServers(['127.0.0.1:1', bad, good]);
    each(['one.test', 'two.test'], function (name, next) {
      r.resolve4(name, function (e, v) {
        console.log(s.show(e, v), log.join(' '));
        log = [];
        next();
      });
    }, function () {
      var r = new dns.Resolver({ tries: 2 });
      r.setServers(['127.0.0.1:1', '127.0.0.1:2']);
      r.resolve4('nobody.test', function (e) {
        console.log(s.show(e));
        stopBad();
        stopGood();
      });
    });
  });
});
