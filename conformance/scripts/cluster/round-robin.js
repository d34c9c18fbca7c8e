// Connections that come one by one go round.
var cluster = require('cluster');
var net = require('net');
if (cluster.isPrimary) {
  var listening = 0;
  var counts = {};
  cluster.on('listening', function (worker, address) {
    if (++listening === 3) {
      next(address.port, 30);
    }
  });
  function next(port, left) {
    if (left === 0) {
      console.log(counts[1], counts[2], counts[3]);
      return cluster.disconnect();
    }
    var text = '';
    net.connect(port, '127.0.0.1').on('data', function (chunk) { text += chunk; }).on('close', function () {
      counts[text] = (counts[text] || 0) + 1;
      next(port, left - 1);
    });
  }
  for (var i = 0; i < 3; i++) {
    cluster.fork();
  }
} else {
  net.createServer(function (socket) { socket.end(String(cluster.worker.id)); }).listen(0, '127.0.0.1');
}
