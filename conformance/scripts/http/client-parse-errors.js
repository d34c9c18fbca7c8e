// An answer that is no HTTP: 'error' with the parser's code, reason and place.
var http = require('http'), net = require('net');
var list = ['nonsense\r\n\r\n', 'HTTP/1.1 20x OK\r\n\r\n', 'HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n', 'HTTP/1.1 200 OK\r\nA b: c\r\n\r\n', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 'HTTP/2.0 200 OK\r\n\r\n', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\nmore', 'HTTP/1.1 200 OK\nContent-Length: 0\n\n'];
var server = net.createServer(function (s) { s.on('error', function () {}); s.once('data', function () { s.end(list[0]); }); });
server.listen(0, function () {
  function next() {
    console.log('--', JSON.stringify(list[0]));
    var req = http.get({ port: server.address().port }, function (res) {
      console.log('response', res.statusCode);
      res.on('error', function (e) { console.log('res error', e.code); });
      res.on('end', function () { console.log('end'); });
      res.resume();
    });
    req.on('error', function (e) { console.log('error', e.code, e.reason, e.bytesParsed, e.message, e.rawPacket ? JSON.stringify(String(e.rawPacket)) : e.rawPacket); });
    req.on('close', function () {
      console.log('close', req.destroyed, req.socket.destroyed);
      list.shift();
      if (list.length) setImmediate(next); else server.close();
    });
  }
  next();
});
