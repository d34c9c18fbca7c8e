// cancel ends what is under way, later.
var dns = require('dns');
var s = require('./_server');
s.start(function () {}, function (address, stop) {
  var r = new dns.Resolver();
  r.setServers([address]);
  ['a.test', 'b.test'].forEach(function (name) {
    r.resolve4(name, function (e) { console.log(s.show(e), arguments.length); });
  });
  r.resolve('c.test', 'MX', function (e) {
    console.log(s.show(e));
    var other = new dns.Resolver();
    other.setServers([address]);
    other.reverse('192.0.2.1', function (e) {
      console.log(s.show(e));
      stop();
    });
    r.cancel();
    other.cancel();
  });
  console.log(r.cancel());
  console.log('cancelled');
});
