// agent.destroy ends sockets in use and free ones.
var http = require('http');
var server = http.createServer(function (req, res) { if (req.url !== '/never') res.end(); });
server.listen(0, function () {
  var agent = new http.Agent({ keepAlive: true }), port = server.address().port;
  http.get({ port: port, agent: agent }, function (res) {
    res.resume();
    res.on('end', function () {
      setImmediate(function () {
        var free = agent.freeSockets[Object.keys(agent.freeSockets)[0]][0];
        free.on('close', function () { console.log('free one closed'); });
        var a = http.get({ port: port, agent: agent, path: '/never' });
        var b = http.get({ port: port, agent: agent, path: '/never' });
        [a, b].forEach(function (req, i) {
          req.on('error', function (e) { console.log(i, e.code, e.message, req.reusedSocket); });
          req.on('close', function () { console.log(i, 'close'); });
        });
        b.on('socket', function () { agent.destroy(); });
        b.on('close', function () {
          setImmediate(function () { console.log(Object.keys(agent.sockets).length, Object.keys(agent.freeSockets).length, agent.totalSocketCount); server.close(); });
        });
      });
    });
  });
});
