// When a connection fails the next request in the queue gets one of its own.
var http = require('http'), net = require('net');
var server = net.createServer().listen(0, '127.0.0.1', function () {
  var port = server.address().port;
  server.close(function () {
    var agent = new http.Agent({ maxSockets: 1 });
    var left = 3;
    [1, 2, 3].forEach(function (n) {
      var req = http.get({ host: '127.0.0.1', port: port, agent: agent });
      req.on('error', function (e) { console.log(n, e.code); });
      req.on('close', function () {
        console.log(n, 'close', Object.keys(agent.requests).length, agent.totalSocketCount);
        if (--left === 0) setImmediate(function () { console.log(Object.keys(agent.requests).length, Object.keys(agent.sockets).length, agent.totalSocketCount); });
      });
    });
  });
});
