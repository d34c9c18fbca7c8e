// A worker that never comes to an end of its script can be killed.
var cluster = require('cluster');
if (cluster.isPrimary) {
  var worker = cluster.fork();
  cluster.on('message', function () { worker.kill('SIGKILL'); });
  cluster.on('exit', function (w, code, signal) { console.log(code, signal, w.exitedAfterDisconnect); });
} else {
  process.send('busy');
  for (;;) {
  }
}
