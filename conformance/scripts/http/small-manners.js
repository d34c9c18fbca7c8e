// What odd status codes are called, connection is socket, bytesWritten counts what waits, a dumped body has no listeners.
var http = require('http');
var message = new http.IncomingMessage();
console.log(message.socket, message.connection);
message.connection = 'one';
console.log(message.socket, message.connection);
message.socket = 'two';
console.log(message.connection);
var server = http.createServer(function (req, res) {
  [{}, [1], null, 'x', 99, 1000, undefined].forEach(function (status) {
    try { res.writeHead(status); } catch (e) { console.log(e.code, e.message); }
  });
  console.log(req.connection === req.socket, req.socket.bytesWritten);
  req.pause();
  req.on('data', function () {});
  req.on('resume', function () { console.log('resume', req.listenerCount('data')); });
  res.write('a');
  console.log(req.socket.bytesWritten > 50);
  res.end('b');
});
server.listen(0, '127.0.0.1', function () {
  var req = http.request({ host: '127.0.0.1', port: server.address().port, method: 'POST', agent: false }, function (res) {
    res.on('end', function () { console.log('answered'); req.end(); });
    res.on('close', function () { server.close(); });
    res.resume();
  });
  req.on('error', function (e) { console.log(e.code); });
  req.flushHeaders();
});
