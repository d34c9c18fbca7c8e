// The life of a worker: its states, and its events at cluster and at the Worker.
var cluster = require('cluster');
if (cluster.isPrimary) {
  var worker;
  ['setup', 'fork', 'online', 'listening', 'disconnect', 'exit'].forEach(function (name) {
    cluster.on(name, function (w) {
      var extra = [].slice.call(arguments, 1).map(function (x) { return typeof x === 'object' && x ? Object.keys(x).join() : String(x); });
      if (name === 'setup') {
        return console.log('cluster', name);
      }
      console.log('cluster', name, w === worker, w.state, w.isConnected(), w.isDead(), w.exitedAfterDisconnect, extra.join(' '), Object.keys(cluster.workers).join());
    });
  });
  worker = cluster.fork();
  ['online', 'listening', 'disconnect', 'exit'].forEach(function (name) {
    worker.on(name, function () { console.log('worker', name, this === worker, arguments.length); });
  });
  worker.on('listening', function (address) {
    console.log(address.addressType, address.address, address.port > 0, address.fd);
    console.log(worker.disconnect() === worker, worker.exitedAfterDisconnect, Object.keys(cluster.workers).join());
  });
  console.log('forked', worker.state);
} else {
  require('net').createServer().listen(0, '127.0.0.1');
}
