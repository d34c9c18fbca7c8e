// Workers are forked one by one and end, each third in another way, with a
// connection open. Printed is how many descriptors more are open than after the
// second; some may be about to close.
var cluster = require('cluster');
var fs = require('fs');
var net = require('net');
if (cluster.isPrimary) {
  var rounds = Number(process.argv[2]);
  var descriptors = function () { return fs.readdirSync('/proc/self/fd').length; };
  var round = 0;
  var early;
  (function next() {
    if (round === 2) {
      early = descriptors();
    }
    if (round === rounds) {
      return console.log(descriptors() - early);
    }
    var how = round++ % 3;
    var worker = cluster.fork();
    worker.on('listening', function (address) {
      var socket = net.connect(address.port, '127.0.0.1', function () {
        if (how === 0) {
          worker.kill('SIGKILL');
        } else if (how === 1) {
          worker.disconnect();
          socket.end();
        } else {
          worker.send('exit');
        }
      }).on('error', function () {}).on('close', ended).resume();
    });
    worker.process.on('close', ended);
    var left = 2;
    function ended() {
      if (--left === 0) {
        setTimeout(next, 1);
      }
    }
  })();
} else {
  net.createServer(function (socket) { socket.on('error', function () {}).resume(); }).listen(0, '127.0.0.1');
  process.on('message', function () { process.exit(1); });
}
