// A free socket that the server closes leaves the pool; a request that was given it hears ECONNRESET.
var http = require('http'), net = require('net');
var sockets = [];
var server = net.createServer(function (s) {
  sockets.push(s);
  s.on('error', function () {});
  s.on('data', function () { s.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'); });
});
server.listen(0, function () {
  var agent = new http.Agent({ keepAlive: true });
  http.get({ port: server.address().port, agent: agent }, function (res) {
    res.resume();
    res.on('end', function () {
      setImmediate(function () {
        var name = Object.keys(agent.freeSockets)[0], free = agent.freeSockets[name][0];
        console.log(agent.freeSockets[name].length, agent.totalSocketCount);
        free.on('close', function () {
          console.log(Object.keys(agent.freeSockets).length, agent.totalSocketCount);
          agent.destroy();
          server.close();
        });
        sockets[0].end();
      });
    });
  });
});
