// When keepAliveTimeout is over the server emits 'timeout'; the connection stays if somebody listens.
var http = require('http');
var net = require('net');
var server = http.createServer(function (req, res) { console.log('request', req.url); res.end(); });
server.keepAliveTimeout = 20;
server.on('timeout', function (socket) {
  console.log('timeout', socket.destroyed);
  socket.removeAllListeners('data');
  socket.destroy();
  server.close(function () { console.log('closed'); });
});
server.listen(0, '127.0.0.1', function () {
  var client = net.connect(server.address().port, '127.0.0.1', function () {
    client.write('GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n');
  });
  client.on('close', function () { console.log('client closed'); });
  client.resume();
});
