// process.exit in a worker.
var cluster = require('cluster');
if (cluster.isPrimary) {
  var worker = cluster.fork();
  cluster.on('exit', function (w, code, signal) {
    console.log('exit', code, signal, w.exitedAfterDisconnect, w.state, w.isDead());
  });
  worker.process.on('close', function () {
    console.log(w(worker));
  });
  function w(x) { return [x.isConnected(), x.isDead(), Object.keys(cluster.workers).length].join(); }
} else {
  process.exit(3);
}
