// Places where nobody can listen.
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
  var tell = function (e) {
    lines.push([e.message, e.code, e.syscall, e.address, e.port, e.errno].join(' '));
    if (lines.length === 2) {
      process.send(lines.sort());
    }
  };
  net.createServer().on('error', tell).listen(4242, '192.0.2.1');
  net.createServer().on('error', tell).listen('/nowhere/at/all.sock');
}
