// Sockets of IPv6.
var dgram = require('dgram');
var s = dgram.createSocket('udp6');
s.on('message', function (msg, rinfo) {
  console.log(String(msg), rinfo.address, rinfo.family, rinfo.size);
  s.send('x', 9, '127.0.0.1', function (e) {
    console.log(e.message);
    s.close();
  });
});
s.bind(0, '::1', function () {
  console.log(s.address().address, s.address().family);
  s.send('six', s.address().port, '::1');
});
var only = dgram.createSocket({ type: 'udp6', ipv6Only: true });
only.bind(0, function () {
  console.log(only.address().address);
  only.send('x', only.address().port, function (e, n) {
    console.log(e, n);
    only.close();
  });
});
var wrong = dgram.createSocket({ type: 'udp4', ipv6Only: true });
wrong.on('error', function (e) {
  console.log(e.message, e.code, e.address, e.port);
  wrong.close();
});
wrong.bind(0);
