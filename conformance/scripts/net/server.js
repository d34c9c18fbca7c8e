// A server: its events, a port in use, connections that are too many, closing.
var net = require('net'), L = require('./_log.js');
var server = L.log(net.createServer(function (c) { L.log(c, 'peer'); c.resume(); L.say(c.server === server, server._connections); }), 'server', ['drop']);
server.on('drop', function (d) { L.say('drop', Object.keys(d), d.localAddress, d.localPort, d.remoteFamily); });
server.maxConnections = 1;
server.listen({ port: 0, host: '127.0.0.1' });
L.say(server.listening, server.address());
server.on('listening', function () {
  var port = L.port(server.address().port, 'PORT');
  L.say(server.listening, server.address());
  try { server.listen(1); } catch (e) { L.say(e); }
  var other = L.log(net.createServer(), 'other').listen(port, '127.0.0.1');
  other.on('error', function () {
    L.say(other.listening, other.address());
    var a = L.log(net.connect(port, '127.0.0.1'), 'a');
    a.on('connect', function () {
      L.port(a.localPort, 'APORT');
      L.say(a.remoteAddress, a.remotePort, a.remoteFamily, a.localAddress, a.localPort, a.localFamily, a.address(), a.readyState);
      var b = net.connect(port, '127.0.0.1');
      b.on('connect', function () { L.port(b.localPort, 'BPORT'); });
      L.log(b, 'b');
      b.on('close', function () {
        server.getConnections(function (e, n) {
          L.say('connections', n);
          server.close(function (e) { L.say('closed', e); });
          L.say(server.listening);
          server.close(function (e) { L.say('closed again', e); });
          setImmediate(function () { a.end('bye'); });
        });
      });
    });
  });
});
