// A server of a worker closes and listens again; the primary lets go in between.
var cluster = require('cluster');
var net = require('net');
if (cluster.isPrimary) {
  var times = 0;
  cluster.on('listening', function (worker, address) {
    net.connect(address.port, '127.0.0.1').on('data', function (chunk) {
      console.log(String(chunk));
    }).on('close', function () {
      if (++times === 3) {
        worker.disconnect();
      }
    });
  });
  cluster.fork();
} else {
  var times = 0;
  var server = net.createServer(function (socket) {
    socket.end('time ' + ++times);
    if (times < 3) {
      server.close(function () { server.listen(0, '127.0.0.1'); });
    }
  }).listen(0, '127.0.0.1');
}
