// What a server refuses with, and no answer at all, as errors; the server is asked once.
var dns = require('dns');
var s = require('./_server');
var each = require('./_each');
var asked = 0;
s.start(function (q, reply) {
  asked++;
  reply([], { rcode: Number(q.name.split('.')[1]) });
}, function (address, stop) {
  dns.setServers([address]);
  each([0, 1, 2, 3, 4, 5, 6, 9, 15], function (rcode, next) {
    dns.resolve4('rcode.' + rcode + '.test', function (e) {
      console.log(s.show(e), arguments.length, asked);
      asked = 0;
      next();
    });
  }, stop);
});
