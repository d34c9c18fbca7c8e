// serialization 'advanced' holds for workers' messages, Node's own among them.
var cluster = require('cluster');
if (cluster.isPrimary) {
  cluster.setupPrimary({ serialization: 'advanced' });
  cluster.fork();
  cluster.on('message', function (worker, m) {
    console.log(m.get('k'), m.get('d') instanceof Date);
    worker.disconnect();
  });
  cluster.on('exit', function (worker, code) { console.log(code); });
} else {
  require('net').createServer().listen(0, function () {
    var m = new Map();
    m.set('k', 'v');
    m.set('d', new Date(0));
    process.send(m);
  });
}
