// Workers that accept themselves answer every connection.
// env: NODE_CLUSTER_SCHED_POLICY=none
var cluster = require('cluster');
var net = require('net');
if (cluster.isPrimary) {
  var listening = 0;
  var answered = 0;
  cluster.on('listening', function (worker, address) {
    if (++listening < 2) {
      return;
    }
    for (var i = 0; i < 20; i++) {
      net.connect(address.port, '127.0.0.1').on('data', function (chunk) { answered += chunk.length; }).on('close', function (failed) {
        if (failed) {
          console.log('failed');
        }
        if (answered === 20) {
          answered++;
          console.log('all answered');
          cluster.disconnect();
        }
      });
    }
  });
  cluster.fork();
  cluster.fork();
} else {
  net.createServer(function (socket) { socket.end('x'); }).listen(0, '127.0.0.1');
}
