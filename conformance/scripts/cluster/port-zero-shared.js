// The same where workers accept themselves.
// env: NODE_CLUSTER_SCHED_POLICY=none
var cluster = require('cluster');
if (cluster.isPrimary) {
  var ports = [];
  cluster.on('message', function (worker, pair) {
    ports.push(pair);
    if (ports.length < 3) {
      return;
    }
    console.log(ports[0][0] === ports[1][0], ports[1][0] === ports[2][0]);
    console.log(ports[0][1] === ports[1][1], ports[1][1] === ports[2][1]);
    console.log(ports[0][0] === ports[0][1]);
    cluster.disconnect();
  });
  for (var i = 0; i < 3; i++) {
    cluster.fork();
  }
} else {
  var net = require('net');
  var first = net.createServer().listen(0, '127.0.0.1', function () {
    var second = net.createServer().listen(0, '127.0.0.1', function () {
      process.send([first.address().port, second.address().port]);
    });
  });
}
