// kill in a worker is a disconnect, and the end.
var cluster = require('cluster');
if (cluster.isPrimary) {
  var worker = cluster.fork();
  var seen = [];
  ['disconnect', 'exit'].forEach(function (name) {
    worker.on(name, function (code, signal) { seen.push([name, code, signal, worker.exitedAfterDisconnect].join(' ')); });
  });
  worker.process.on('close', function () { seen.sort().forEach(function (line) { console.log(line); }); });
} else {
  require('net').createServer().listen(0, function () {
    console.log(cluster.worker.state);
    console.log(cluster.worker.kill(), cluster.worker.state, cluster.worker.exitedAfterDisconnect);
    cluster.worker.kill();
    process.on('exit', function (code) { console.log('exit', code, cluster.worker.isConnected()); });
  });
  setInterval(function () {}, 1000);
}
