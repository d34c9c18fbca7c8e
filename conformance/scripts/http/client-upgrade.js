// 101: 'upgrade' hands over the response, the socket and what came behind the head.
var http = require('http'), net = require('net');
var server = net.createServer(function (s) {
  s.once('data', function () {
    s.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\nhello');
    s.on('data', function (d) { console.log('server', String(d)); s.end('bye'); });
  });
});
server.listen(0, function () {
  var agent = new http.Agent({ keepAlive: true });
  var req = http.request({ port: server.address().port, agent: agent, headers: { Connection: 'Upgrade', Upgrade: 'echo' } });
  ['response', 'close', 'error', 'finish', 'information'].forEach(function (n) { req.on(n, function () { console.log('req', n); }); });
  req.on('upgrade', function (res, socket, head) {
    console.log(res.statusCode, res.upgrade, res.headers.upgrade, Buffer.isBuffer(head), String(head), socket === req.socket, socket instanceof net.Socket);
    console.log(['data', 'close', 'free', 'agentRemove', 'drain'].map(function (n) { return socket.listenerCount(n); }).join());
    console.log(agent.totalSocketCount, Object.keys(agent.sockets).length, req.upgradeOrConnect, req.destroyed, socket._httpMessage, socket.readableFlowing);
    socket.on('data', function (d) { console.log('client', String(d)); });
    socket.on('close', function () { console.log('socket close'); server.close(); });
    socket.write('ping');
  });
  req.end();
});
