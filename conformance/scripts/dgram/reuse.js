// reuseAddr lets two sockets bind one port.
var dgram = require('dgram');
var a = dgram.createSocket({ type: 'udp4', reuseAddr: true });
a.bind(0, '127.0.0.1', function () {
  var port = a.address().port;
  var b = dgram.createSocket({ type: 'udp4', reuseAddr: true });
  b.bind(port, '127.0.0.1', function () {
    console.log(b.address().port === port);
    var c = dgram.createSocket('udp4');
    c.on('error', function (e) {
      console.log(e.code, e.syscall, e.address, e.port === port);
      a.close();
      b.close();
      c.close();
    });
    c.bind(port, '127.0.0.1');
  });
});
