// Messages both ways, at the Worker and at cluster.
var cluster = require('cluster');
if (cluster.isPrimary) {
  var lines = [];
  var worker = cluster.fork();
  worker.on('message', function (m, handle) { lines.push('worker ' + JSON.stringify(m) + ' ' + handle); });
  cluster.on('message', function (w, m, handle) {
    lines.push('cluster ' + (w === worker) + ' ' + JSON.stringify(m) + ' ' + handle);
    if (m.end) {
      worker.disconnect();
    }
  });
  worker.on('exit', function () { lines.forEach(function (line) { console.log(line); }); });
  console.log(worker.send({ n: 1 }));
} else {
  cluster.worker.on('message', function (m) {
    cluster.worker.send({ n: m.n + 1 });
    process.send({ end: true });
  });
}
