// The program ends while questions are under way: nobody is told.
var dns = require('dns');
var s = require('./_server');
function never() { console.log('never'); }
s.start(function () {
  process.on('exit', function () { console.log('exit'); });
  process.exit();
}, function (address) {
  var r = new dns.Resolver();
  r.setServers([address]);
  r.resolve4('a.test', never);
  r.reverse('192.0.2.1', never);
});
