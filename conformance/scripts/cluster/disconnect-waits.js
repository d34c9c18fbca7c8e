// cluster.disconnect calls back when a worker has ended.
var cluster = require('cluster');
if (cluster.isPrimary) {
  var online = 0;
  cluster.on('online', function () {
    if (++online === 2) {
      console.log(cluster.disconnect(function () { console.log('over', Object.keys(cluster.workers).length); }));
      console.log(Object.keys(cluster.workers).length);
    }
  });
  cluster.fork();
  cluster.fork();
}
