// Silence is told once, and does not end a socket.
var net = require('net'), L = require('./_log.js'), say = L.say;
// Each side is heard out by itself: which is ahead depends on the machine.
var heard = { peer: [], s: [] };
L.say = function (who) { heard[who].push(arguments); };
var server = net.createServer(function (c) {
  L.log(c, 'peer').resume();
  L.say('peer', c.timeout, c.setTimeout(30, function () {
    L.say('peer', 'callback', this === c);
    setTimeout(function () { c.setTimeout(0); c.end('bye'); }, 90);
  }) === c, c.timeout);
}).listen(0, '127.0.0.1', function () {
  var s = L.log(net.connect({ port: L.port(server.address().port, 'PORT'), host: '127.0.0.1', timeout: 1e6 }), 's');
  L.say('s', s.timeout);
  function never() { L.say('s', 'never'); }
  s.setTimeout(20, never); s.setTimeout(0, never);
  L.say('s', s.timeout, s.listenerCount('timeout'));
  s.on('close', function () { server.close(); });
});
process.on('exit', function () {
  heard.peer.concat(heard.s).forEach(function (words) { say.apply(null, words); });
});
