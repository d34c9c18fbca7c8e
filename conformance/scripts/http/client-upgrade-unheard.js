// An upgrade nobody listens for ends the connection.
var http = require('http'), net = require('net');
var server = net.createServer(function (s) {
  s.on('error', function () {});
  s.once('data', function () { s.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n'); });
});
server.listen(0, function () {
  var req = http.get({ port: server.address().port });
  ['response', 'close', 'finish', 'abort'].forEach(function (n) { req.on(n, function () { console.log('req', n); }); });
  req.on('error', function (e) { console.log('error', e.code, e.message); });
  req.on('close', function () { console.log(req.destroyed, req.res && req.res.statusCode); server.close(); });
});
