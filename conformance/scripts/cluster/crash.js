// A worker that throws is forked anew, until one does not.
var cluster = require('cluster');
if (cluster.isPrimary) {
  cluster.setupPrimary({ silent: true });
  cluster.on('exit', function (worker, code, signal) {
    console.log('exit', worker.id, code, signal, worker.exitedAfterDisconnect);
    if (code !== 0) {
      cluster.fork();
    }
  });
  cluster.fork();
} else if (cluster.worker.id < 4) {
  throw new Error('one more');
} else {
  cluster.worker.disconnect();
}
