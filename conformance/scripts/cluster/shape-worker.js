// What cluster is in a worker.
var cluster = require('cluster');
if (cluster.isPrimary) {
  var worker = cluster.fork({ OWN: 'x' });
  console.log(worker === cluster.workers[1], worker.id, worker.state, worker.exitedAfterDisconnect);
  worker.on('message', function (lines) {
    lines.forEach(function (line) { console.log(line); });
    worker.disconnect();
  });
} else {
  var self = cluster.worker;
  process.send([
    Object.keys(cluster).filter(function (name) { return name[0] !== '_'; }).join(),
    [cluster.isPrimary, cluster.isMaster, cluster.isWorker].join(),
    [self.id, self.state, self.process === process, self.exitedAfterDisconnect, self.isConnected(), self.isDead()].join(),
    [self instanceof cluster.Worker, typeof cluster.fork, typeof cluster.workers].join(),
    [process.env.OWN, 'NODE_UNIQUE_ID' in process.env].join(),
    Object.keys(cluster.Worker.prototype).join()
  ]);
}
