// A response nobody listens for is thrown away, and the socket goes on.
var http = require('http');
var count = 0;
var server = http.createServer(function (req, res) { count++; res.end(new Array(100000).join('x')); });
server.listen(0, function () {
  var agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  var req = http.get({ port: server.address().port, agent: agent });
  req.on('close', function () {
    console.log('close', req.res.statusCode, req.res.complete, req.res.socket);
    http.get({ port: server.address().port, agent: agent }, function (res) {
      res.resume();
      res.on('end', function () { console.log('second', count, res.req.reusedSocket); agent.destroy(); server.close(); });
    });
  });
});
