// The example of Node's manual: workers that share a web server.
var cluster = require('cluster');
var http = require('http');
if (cluster.isPrimary) {
  var listening = 0;
  var died = [];
  for (var i = 0; i < 2; i++) {
    cluster.fork();
  }
  cluster.on('exit', function (worker, code, signal) {
    died.push(code + ' ' + signal + ' ' + worker.exitedAfterDisconnect);
    if (died.length === 2) {
      console.log(died.join());
    }
  });
  cluster.on('listening', function (worker, address) {
    if (++listening < 2) {
      return;
    }
    var answers = [];
    for (var n = 0; n < 6; n++) {
      http.get({ port: address.port, host: '127.0.0.1', agent: false, path: '/' + n }, function (res) {
        var body = '';
        res.on('data', function (chunk) { body += chunk; });
        res.on('end', function () {
          answers.push(res.statusCode + ' ' + body);
          if (answers.length === 6) {
            console.log(answers.sort().join('\n'));
            cluster.disconnect();
          }
        });
      });
    }
  });
} else {
  http.createServer(function (req, res) {
    res.writeHead(200);
    res.end('hello ' + req.url);
  }).listen(0, '127.0.0.1');
}
