// Servers that say nothing: each is asked as often as tries says, in turns.
var dns = require('dns');
var s = require('./_server');
var log = [];
s.start(function (q) { log.push('first ' + q.name); }, function (first, stopFirst) {
  s.start(function (q) { log.push('second ' + q.name); }, function (second, stopSecond) {
    var r = new dns.Resolver({ timeout: 20, tries: 2 });
    r.setServers([first, second]);
    r.resolve4('silence.test', function (e) {
      console.log(s.show(e));
      console.log(log);
      stopFirst();
      stopSecond();
    });
  });
});
