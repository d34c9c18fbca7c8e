// The server's Keep-Alive: timeout shortens the agent's; one too short frees no socket.
var http = require('http'), net = require('net');
var hints = ['timeout=5', 'timeout=1', 'timeout=2, max=3', 'max=3', 'timeout=x', 'timeout=100', '', 'a, timeout=3', 'Timeout=3'];
var server = net.createServer(function (s) {
  s.on('error', function () {});
  s.on('data', function () { s.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n' + (hints[0] ? 'Keep-Alive: ' + hints[0] + '\r\n' : '') + '\r\n'); });
});
server.listen(0, function () {
  [10000, undefined].reduceRight(function (after, timeout) {
    return function () {
      var all = hints.slice();
      (function next() {
        if (!hints.length) { hints = all; return after(); }
        var agent = new http.Agent({ keepAlive: true, timeout: timeout });
        var req = http.get({ port: server.address().port, agent: agent }, function (res) { res.resume(); });
        req.on('close', function () {
          setImmediate(function () {
            var free = Object.keys(agent.freeSockets);
            console.log(timeout, JSON.stringify(hints[0]), free.length, free.length ? agent.freeSockets[free[0]][0].timeout : '-');
            hints.shift();
            agent.destroy();
            next();
          });
        });
      })();
    };
  }, function () { server.close(); })();
});
