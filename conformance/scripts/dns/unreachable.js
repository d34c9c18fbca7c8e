// A server to which there is no way: the callback comes later all the same.
var dns = require('dns');
var s = require('./_server');
var r = new dns.Resolver({ timeout: 20, tries: 1 });
r.setServers(['127.0.0.1:1']);
r.setLocalAddress('192.0.2.1');
r.resolve4('a.test', function (e) { console.log(s.show(e)); });
console.log('asked');
