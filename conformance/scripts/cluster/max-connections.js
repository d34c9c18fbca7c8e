// A worker that has maxConnections gives a connection back, and another gets it.
var cluster = require('cluster');
var net = require('net');
if (cluster.isPrimary) {
  var listening = 0;
  var open = [];
  cluster.on('listening', function (worker, address) {
    if (++listening === 2) {
      next(address.port);
    }
  });
  function next(port) {
    var client = net.connect(port, '127.0.0.1');
    client.on('data', function (chunk) {
      open.push(String(chunk));
      if (open.length < 4) {
        return next(port);
      }
      console.log(open.sort().join());
      cluster.disconnect();
      all.forEach(function (c) { c.destroy(); });
    });
    all.push(client);
  }
  var all = [];
  cluster.fork();
  cluster.fork();
} else {
  var server = net.createServer(function (socket) { socket.write(String(cluster.worker.id)); });
  server.maxConnections = cluster.worker.id === 1 ? 1 : 3;
  server.listen(0, '127.0.0.1');
}
