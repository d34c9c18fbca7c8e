// A request that is destroyed while it waits for a socket lets the next one have it.
var http = require('http');
var server = http.createServer(function (req, res) { res.end(req.url); });
server.listen(0, function () {
  var agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  var left = 3;
  ['/a', '/b', '/c'].forEach(function (path) {
    var req = http.get({ port: server.address().port, agent: agent, path: path }, function (res) {
      res.on('data', function (d) { console.log(String(d)); });
    });
    req.on('abort', function () { console.log('abort', path); });
    req.on('error', function (e) { console.log('error', path, e.code, e.message); });
    req.on('close', function () {
      console.log('close', path, !!req.socket);
      if (--left === 0) setImmediate(function () { console.log(Object.keys(agent.requests).length, agent.totalSocketCount); agent.destroy(); server.close(); });
    });
    if (path === '/b') setImmediate(function () { req.destroy(); });
  });
});
