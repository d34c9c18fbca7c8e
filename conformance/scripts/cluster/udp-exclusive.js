// Datagram sockets that are exclusive, by bind or because they only send.
var cluster = require('cluster');
var dgram = require('dgram');
if (cluster.isPrimary) {
  var ports = {};
  var messages = 0;
  cluster.on('listening', function () { console.log('listening'); });
  cluster.on('message', function (worker, pair) {
    ports[pair[0]] = ports[pair[1]] = true;
    if (++messages === 2) {
      console.log(Object.keys(ports).length);
      cluster.disconnect();
    }
  });
  cluster.fork();
  cluster.fork();
} else {
  var first = dgram.createSocket('udp4').bind({ port: 0, exclusive: true }, function () {
    var second = dgram.createSocket('udp4');
    second.send('x', first.address().port, '127.0.0.1', function () {
      process.send([first.address().port, second.address().port]);
      process.on('disconnect', function () {
        first.close();
        second.close();
      });
    });
  });
}
