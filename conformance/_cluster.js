// A web server of several workers, which standard input commands: kill (one is
// killed and another forked), roll (each gives way to a new one). Each command
// is answered when the new ones listen and the old ones have ended. A second
// argument names a file that is told which worker takes a connection from which
// port, and which is killed.
var cluster = require('cluster');
var fs = require('fs');
if (cluster.isPrimary) {
  var size = Number(process.argv[2]);
  var ready = 0;
  for (var i = 0; i < size; i++) {
    cluster.fork();
  }
  cluster.on('listening', function (worker, address) {
    if (++ready === size) {
      console.log('port ' + address.port);
    }
  });
  var oldest = function () { return cluster.workers[Object.keys(cluster.workers)[0]]; };
  var commands = {
    kill: function (done) {
      var left = 2;
      var one = function () { --left || done(); };
      oldest().once('exit', function () { cluster.fork().once('listening', one); one(); });
      if (process.argv[3]) {
        fs.appendFileSync(process.argv[3], oldest().id + ' killed\n');
      }
      oldest().process.kill('SIGKILL');
    },
    roll: function (done) {
      var left = size;
      (function next() {
        if (left-- === 0) {
          return done();
        }
        var old = oldest();
        cluster.fork().once('listening', function () {
          old.once('exit', next);
          old.disconnect();
        });
      })();
    }
  };
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', function (text) {
    text.split('\n').forEach(function (name) {
      if (commands[name]) {
        commands[name](function () { console.log(name); });
      }
    });
  });
  process.stdin.on('end', function () {
    cluster.disconnect(function () { console.log('end'); });
  });
} else {
  var log = process.argv[3] && fs.openSync(process.argv[3], 'a');
  require('http').createServer(function (req, res) {
    var answer = function () { res.end(String(cluster.worker.id)); };
    if (req.url === '/late') {
      setTimeout(answer, 5);
    } else {
      answer();
    }
  }).on('connection', function (socket) {
    if (log) {
      fs.writeSync(log, cluster.worker.id + ' ' + socket.remotePort + '\n');
    }
  }).listen(0, '127.0.0.1');
}
