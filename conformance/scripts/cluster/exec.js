// exec names another file for the workers.
var cluster = require('cluster');
var path = require('path');
cluster.setupPrimary({ exec: path.join(__dirname, 'fixtures', 'other.js') });
cluster.on('message', function (worker, m) { console.log(worker.id, m); });
cluster.on('exit', function (worker, code) { console.log(worker.id, code); });
cluster.fork().on('exit', function () {
  cluster.setupPrimary({ args: ['again'] });
  cluster.fork();
});
