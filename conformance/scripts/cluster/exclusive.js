// With exclusive a worker has a port of its own, and the primary hears nothing.
var cluster = require('cluster');
if (cluster.isPrimary) {
  var ports = [];
  cluster.on('listening', function () { console.log('listening'); });
  cluster.on('message', function (worker, port) {
    ports.push(port);
    if (ports.length === 2) {
      console.log(ports[0] === ports[1], worker.state);
      cluster.disconnect();
    }
  });
  cluster.fork();
  cluster.fork();
} else {
  var server = require('net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', exclusive: true }, function () {
    process.send(server.address().port);
    // Such a server is nobody's to close but ours.
    process.on('disconnect', function () { server.close(); });
  });
}
