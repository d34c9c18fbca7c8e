// setLocalAddress: where questions come from, and what it refuses.
var dns = require('dns');
var dgram = require('dgram');
var s = require('./_server');
var r = new dns.Resolver();
[[], ['x'], [5], ['127.0.0.1', 5], ['127.0.0.1', 'x'], ['127.0.0.1', '127.0.0.2'], ['::1', '::1'], ['::1', '127.0.0.1'], ['127.0.0.1', '::1'], ['127.0.0.1'], ['::1'], ['127.0.0.1', null]].forEach(function (args) {
  try {
    console.log(args, r.setLocalAddress.apply(r, args));
  } catch (e) {
    console.log(args, e.name, e.code, e.message);
  }
});
var server = dgram.createSocket('udp4', function (msg, rinfo) {
  console.log('asked from', rinfo.address);
  server.close();
  r.cancel();
});
server.bind(0, '127.0.0.1', function () {
  r.setLocalAddress('127.0.0.3');
  r.setServers(['127.0.0.1:' + server.address().port]);
  r.resolve4('a.test', function (e) { console.log(s.show(e)); });
});
