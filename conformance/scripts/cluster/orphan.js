// A worker whose primary has gone ends at once, with 0.
var cluster = require('cluster');
var child_process = require('child_process');
if (cluster.isWorker) {
  process.on('exit', function (code) { console.log('worker exit', code, cluster.worker.exitedAfterDisconnect); });
  setInterval(function () {}, 1000);
} else if (process.argv[2] === 'primary') {
  cluster.on('online', function () { process.kill(process.pid, 'SIGKILL'); });
  cluster.fork();
} else {
  var text = '';
  var primary = child_process.spawn(process.execPath, [__filename, 'primary'], { stdio: ['ignore', 'pipe', 'inherit'] });
  primary.stdout.on('data', function (chunk) { text += chunk; });
  primary.on('exit', function (code, signal) { console.log('primary', code, signal); });
  primary.on('close', function () { console.log(text); });
}
