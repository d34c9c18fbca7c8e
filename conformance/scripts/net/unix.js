// A server on a path, and a file in its way.
var net = require('net'), L = require('./_log.js');
var path = '/tmp/uvgo-net-' + process.pid + '.sock';
L.port(path, 'PATH');
var server = L.log(net.createServer(function (c) { L.log(c, 'peer'); L.say(c.remoteAddress, c.localAddress, c.address()); c.pipe(c); }), 'server').listen(path, function () {
  L.say(server.address());
  var again = L.log(net.createServer(), 'again').listen({ path: path });
  again.on('error', function () {
    var s = L.log(net.connect(path), 's');
    s.setEncoding('utf8');
    s.write('h\u00e9llo'); s.end(' there');
    s.on('close', function () { L.say(s.bytesRead, s.bytesWritten); server.close(); });
  });
});
