// cluster.disconnect calls back when one of several workers has ended.
var cluster = require('cluster');
if (cluster.isPrimary) {
  var online = 0;
  var exits = 0;
  cluster.on('exit', function () { exits++; });
  cluster.on('online', function () {
    if (++online === 2) {
      console.log(cluster.disconnect(function () { console.log(exits, Object.keys(cluster.workers).length); }));
      console.log(Object.keys(cluster.workers).length);
    }
  });
  cluster.fork();
  cluster.fork();
}
