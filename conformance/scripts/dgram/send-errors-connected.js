// A connected socket whose datagram is too big.
var dgram = require('dgram');
var s = dgram.createSocket('udp4');
s.connect(9, '127.0.0.1', function () {
  s.send(Buffer.alloc(70000), function (e) {
    console.log(e.name, e.code, e.syscall, e.message, Object.keys(e));
    s.close();
  });
});
