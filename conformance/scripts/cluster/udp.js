// Datagram sockets of workers share one port, and each datagram comes to one.
var cluster = require('cluster');
var dgram = require('dgram');
if (cluster.isPrimary) {
  var listening = 0;
  var ports = {};
  var got = 0;
  cluster.on('listening', function (worker, address) {
    ports[address.port] = true;
    console.log(address.addressType, address.address, address.fd, worker.state);
    if (++listening < 2) {
      return;
    }
    console.log(Object.keys(ports).length);
    var client = dgram.createSocket('udp4');
    for (var i = 0; i < 5; i++) {
      client.send('x', address.port, '127.0.0.1');
    }
    cluster.on('message', function () {
      if (++got === 5) {
        console.log('all');
        client.close();
        cluster.disconnect();
      }
    });
  });
  cluster.fork();
  cluster.fork();
} else {
  dgram.createSocket('udp4', function (message) { process.send(String(message)); }).bind(0, '127.0.0.1');
}
