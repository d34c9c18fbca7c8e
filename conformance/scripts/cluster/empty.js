// A worker with nothing to do stays until it is disconnected.
var cluster = require('cluster');
if (cluster.isPrimary) {
  var worker = cluster.fork();
  cluster.on('online', function () {
    setTimeout(function () {
      console.log(worker.isConnected(), worker.isDead());
      worker.disconnect();
    }, 300);
  });
  cluster.on('exit', function (w, code, signal) { console.log(code, signal, w.exitedAfterDisconnect); });
}
