// A buffer of the script's to read into; signals that end a server and a socket.
var net = require('net'), L = require('./_log.js');
var ac = new AbortController(), buffer = Buffer.alloc(4);
var server = L.log(net.createServer(function (c) { c.on('error', function () {}).end('0123456789'); }), 'server', ['connection']).listen({ port: 0, host: '127.0.0.1', signal: ac.signal }, function () {
  var port = L.port(server.address().port, 'PORT');
  var s = L.log(net.connect({ port: port, host: '127.0.0.1', onread: { buffer: buffer, callback: function (n, b) { L.say(n, b === buffer, b.toString('latin1', 0, n)); return true; } } }), 's');
  s.on('close', function () {
    var stop = new AbortController();
    var t = L.log(new net.Socket({ signal: stop.signal }), 't');
    t.connect(port, '127.0.0.1', function () { stop.abort(); });
    t.on('close', function () { ac.abort(); });
  });
});
