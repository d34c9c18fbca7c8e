// Without servers there is nobody to ask.
var dns = require('dns');
var s = require('./_server');
dns.setServers([]);
console.log(dns.getServers());
dns.resolve4('a.test', function (e) { console.log(s.show(e)); });
dns.reverse('192.0.2.1', function (e) { console.log(s.show(e)); });
console.log('asked');
