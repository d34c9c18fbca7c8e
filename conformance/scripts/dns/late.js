// A server that answers when it is asked again, to a question with the same number.
var dns = require('dns');
var s = require('./_server');
var ids = [];
s.start(function (q, reply) {
  ids.push(q.id);
  if (ids.length === 2) reply([s.record(q.name, 'A', 1, '192.0.2.1')]);
}, function (address, stop) {
  var r = new dns.Resolver({ timeout: 20, tries: 3 });
  r.setServers([address]);
  r.resolve4('late.test', function (e, v) {
    console.log(s.show(e, v), ids.length, ids[0] === ids[1]);
    stop();
  });
});
