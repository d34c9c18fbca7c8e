// options.socketPath: over a Unix socket.
var http = require('http'), fs = require('fs'), os = require('os'), path = require('path');
var dir = fs.mkdtempSync(path.join(os.tmpdir(), 'uvgo-client-'));
var file = path.join(dir, 's');
var server = http.createServer(function (req, res) { res.end(req.url + ' ' + req.headers.host); });
server.listen(file, function () {
  var agent = new http.Agent({ keepAlive: true });
  [false, agent, agent].reduceRight(function (next, agent) {
    return function () {
      var req = http.get({ socketPath: file, path: '/p', agent: agent }, function (res) {
        console.log(req.socketPath === file, req.reusedSocket, req.socket.remoteAddress);
        res.on('data', function (d) { console.log(String(d)); });
        res.on('end', function () { setImmediate(next); });
      });
    };
  }, function () {
    agent.destroy();
    server.close(function () {
      var req = http.get({ socketPath: path.join(dir, 'none') });
      req.on('error', function (e) { console.log(e.code, e.syscall, path.basename(e.address), e.port); fs.rmdirSync(dir); });
    });
  })();
});
