// disconnect in a worker closes its servers, then the channel.
var cluster = require('cluster');
if (cluster.isPrimary) {
  var worker = cluster.fork();
  var seen = [];
  ['disconnect', 'exit'].forEach(function (name) {
    worker.on(name, function (code, signal) { seen.push([name, code, signal, worker.exitedAfterDisconnect].join(' ')); });
  });
  worker.process.on('close', function () { seen.sort().forEach(function (line) { console.log(line); }); });
} else {
  var server = require('net').createServer().listen(0, function () {
    server.on('close', function () { console.log('closed', server.listening, server.address()); });
    cluster.worker.on('disconnect', function () { console.log('disconnect', cluster.worker.isConnected()); });
    process.on('exit', function (code) { console.log('exit', code); });
    console.log(cluster.worker.disconnect() === cluster.worker, cluster.worker.state, cluster.worker.exitedAfterDisconnect);
    console.log(cluster.worker.disconnect() === cluster.worker, server.listening);
  });
}
