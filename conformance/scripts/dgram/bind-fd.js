// Descriptors that are no datagram sockets are refused.
var dgram = require('dgram');
var fs = require('fs');
var fd = fs.openSync(__filename, 'r');
var s = dgram.createSocket('udp4');
try {
  s.bind({ fd: fd });
} catch (e) {
  console.log(e.name, e.code, e.message);
}
fs.closeSync(fd);
var t = dgram.createSocket('udp4');
t.bind({ fd: -1, address: '127.0.0.1' }, function () {
  console.log('no descriptor', t.address().address);
  t.close();
});
