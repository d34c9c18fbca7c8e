// flushHeaders sends what writeHead has put together, and is harmless twice.
var http = require('http');
var server = http.createServer(function (req, res) {
  res.writeHead(200, { kind: 'early' });
  res.flushHeaders();
  res.flushHeaders();
  res.on('close', function () { console.log('server: response closed'); });
});
server.listen(0, '127.0.0.1', function () {
  http.get({ host: '127.0.0.1', port: server.address().port }, function (res) {
    console.log(res.statusCode, res.headers.kind);
    res.destroy();
    server.close();
  });
});
