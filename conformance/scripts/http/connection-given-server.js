// A socket that is given to a server by 'connection' says that it is its server's.
var http = require('http'), net = require('net');
var server = http.createServer(function (req, res) {
  console.log('request', req.socket.server === server);
  res.end();
}).on('connection', function (socket) { console.log('connection', socket.server === server); });
var plain = net.createServer(function (socket) {
  console.log('plain', socket.server === plain);
  server.emit('connection', socket);
  console.log('given', socket.server === server, socket._server === plain);
}).listen(0, function () {
  http.get({ port: plain.address().port, agent: false }, function (res) {
    res.resume().on('end', function () { plain.close(); });
  });
});
