// 'free' on the agent and 'free', 'agentRemove' on the socket.
var http = require('http');
var server = http.createServer(function (req, res) { res.end(); });
server.listen(0, function () {
  var agent = new http.Agent({ keepAlive: true });
  agent.on('free', function (socket, options) { console.log('agent free', socket.listenerCount('free'), options.host, typeof options.port, options.path, options._agentKey === agent.getName(options), options.noDelay, options.servername); });
  var req = http.get({ port: server.address().port, agent: agent, path: '/x' }, function (res) { res.resume(); });
  req.on('socket', function (s) { s.on('free', function () { console.log('socket free'); }); s.on('agentRemove', function () { console.log('agentRemove'); }); });
  req.on('close', function () {
    console.log('req close');
    setImmediate(function () {
      req.socket.emit('agentRemove');
      console.log(agent.totalSocketCount, Object.keys(agent.sockets).length, Object.keys(agent.freeSockets).length, req.socket.listenerCount('free'));
      req.socket.destroy();
      agent.destroy();
      server.close();
    });
  });
});
