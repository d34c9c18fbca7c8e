// What a server in a worker knows of itself.
var cluster = require('cluster');
var net = require('net');
if (cluster.isPrimary) {
  cluster.on('message', function (worker, lines) {
    lines.forEach(function (line) { console.log(line); });
    worker.disconnect();
  });
  cluster.fork();
} else {
  var lines = [];
  var server = net.createServer();
  lines.push([server.listening, server.address(), server.listen(0) === server, server.listening]);
  server.on('listening', function () {
    var a = server.address();
    lines.push([server.listening, a.family, a.port > 0, server._connectionKey]);
    var other = net.createServer().listen({ port: 0, host: 'localhost', backlog: 3 }, function () {
      lines.push([other.address().port > 0, other.listening]);
      process.send(lines.map(String));
    });
  });
}
