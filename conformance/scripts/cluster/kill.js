// kill from the primary is a signal.
var cluster = require('cluster');
if (cluster.isPrimary) {
  var signals = [undefined, 'SIGKILL', 'SIGINT'];
  cluster.on('online', function (worker) { worker.kill(signals[worker.id - 1]); });
  cluster.on('exit', function (worker, code, signal) {
    console.log(worker.id, code, signal, worker.exitedAfterDisconnect, worker.process.killed);
    if (worker.id < 3) {
      cluster.fork();
    }
  });
  cluster.fork();
} else {
  setInterval(function () {}, 1000);
}
