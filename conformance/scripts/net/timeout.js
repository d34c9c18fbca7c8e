// Silence is told once, and does not end a socket.
var net = require('net'), L = require('./_log.js');
var server = net.createServer(function (c) {
  L.log(c, 'peer').resume();
  L.say(c.timeout, c.setTimeout(30, function () { L.say('callback', this === c); c.end('bye'); }) === c, c.timeout);
}).listen(0, '127.0.0.1', function () {
  var s = L.log(net.connect({ port: L.port(server.address().port, 'PORT'), host: '127.0.0.1', timeout: 1e6 }), 's');
  L.say(s.timeout);
  function never() { L.say('never'); }
  s.setTimeout(20, never); s.setTimeout(0, never);
  L.say(s.timeout, s.listenerCount('timeout'));
  s.on('close', function () { server.close(); });
});
