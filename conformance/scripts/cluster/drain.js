// A worker that is disconnected serves its connections to the end.
var cluster = require('cluster');
var net = require('net');
if (cluster.isPrimary) {
  var worker = cluster.fork();
  worker.on('listening', function (address) {
    var client = net.connect(address.port, '127.0.0.1');
    client.once('data', function (chunk) {
      console.log(String(chunk));
      worker.disconnect();
      worker.on('message', function (m) {
        console.log(m, worker.isConnected());
        net.connect(address.port, '127.0.0.1').on('error', function (e) {
          console.log(e.code);
          client.on('data', function (chunk) { console.log(String(chunk)); });
          client.end('last');
        });
      });
    });
  });
  worker.on('disconnect', function () { console.log('disconnect', worker.exitedAfterDisconnect); });
} else {
  var server = net.createServer({ allowHalfOpen: true }, function (socket) {
    socket.write('hello');
    socket.on('data', function (chunk) { socket.end('got ' + chunk); });
  }).listen(0, '127.0.0.1');
  process.on('internalMessage', function () {});
  var timer = setInterval(function () {
    if (cluster.worker.exitedAfterDisconnect) {
      clearInterval(timer);
      process.send('leaving ' + server.listening);
    }
  }, 1);
}
