// cluster.disconnect calls back when the last worker is gone, once.
var cluster = require('cluster');
if (cluster.isPrimary) {
  cluster.disconnect(function () {
    console.log('none', arguments.length);
    var online = 0;
    cluster.on('online', function () {
      if (++online < 3) {
        return;
      }
      console.log(cluster.disconnect(function () { console.log('all', Object.keys(cluster.workers).length); }));
      cluster.disconnect();
    });
    var gone = 0;
    cluster.on('exit', function (worker, code, signal) {
      if (++gone === 3) {
        console.log('exits', gone, code, signal, worker.exitedAfterDisconnect);
      }
    });
    for (var i = 0; i < 3; i++) {
      cluster.fork();
    }
  });
  console.log('later');
}
