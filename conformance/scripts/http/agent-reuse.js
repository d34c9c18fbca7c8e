// A keep-alive agent uses a socket again; one without does not.
var http = require('http');
var ids = [];
var server = http.createServer(function (req, res) {
  if (ids.indexOf(req.socket) < 0) ids.push(req.socket);
  res.end('socket ' + ids.indexOf(req.socket) + ' ' + req.headers.connection);
});
function counts(agent) {
  function n(o) { return Object.keys(o).map(function (k) { return o[k].length; }).join('+') || '0'; }
  return 'sockets ' + n(agent.sockets) + ' free ' + n(agent.freeSockets) + ' requests ' + n(agent.requests) + ' total ' + agent.totalSocketCount;
}
server.listen(0, function () {
  var agents = [new http.Agent({ keepAlive: true }), new http.Agent(), new http.Agent({ maxSockets: 1 }), http.globalAgent];
  function run(agent, left, done) {
    var req = http.get({ port: server.address().port, agent: agent }, function (res) {
      var text = '';
      console.log(req.reusedSocket, counts(agent));
      res.on('data', function (d) { text += d; });
      res.on('end', function () { console.log(text, '|', counts(agent)); });
    });
    console.log(counts(agent));
    req.on('close', function () {
      console.log('close', counts(agent));
      setImmediate(function () {
        console.log('later', counts(agent), req.socket.destroyed, req.socket._httpMessage === null);
        if (left > 1) run(agent, left - 1, done); else done();
      });
    });
  }
  (function next() {
    var agent = agents.shift();
    if (!agent) { server.close(); return server.closeAllConnections(); }
    console.log('--', agent.keepAlive, agent.maxSockets);
    run(agent, 2, function () { agent.destroy(); setImmediate(next); });
  })();
});
