// A server that refuses is believed: the next one is not asked.
var dns = require('dns');
var s = require('./_server');
var each = require('./_each');
var log = [];
s.start(function (q, reply) {
  log.push('first');
  reply([], { rcode: Number(q.name.slice(0, 1)) });
}, function (first, stopFirst) {
  s.start(function (q, reply) {
    log.push('second');
    reply([s.record(q.name, 'A', 1, '192.0.2.1')]);
  }, function (second, stopSecond) {
    dns.setServers([first, second]);
    each(['2.test', '3.test', '4.test', '5.test'], function (name, next) {
      dns.resolve4(name, function (e, v) {
        console.log(name, s.show(e, v), log.join(' '));
        log = [];
        next();
      });
    }, function () {
      stopFirst();
      stopSecond();
    });
  });
});
