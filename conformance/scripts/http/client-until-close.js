// A response without a length lasts until the connection ends.
var http = require('http'), net = require('net');
var list = ['HTTP/1.1 200 OK\r\n\r\nto the end', 'HTTP/1.0 200 OK\r\n\r\nold', 'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n', 'HTTP/1.1 200\r\n\r\nno reason',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nzz'];
var server = net.createServer(function (s) { s.once('data', function () { s.end(list[0]); }); });
server.listen(0, function () {
  function next() {
    var req = http.get({ port: server.address().port }, function (res) {
      console.log(res.statusCode, JSON.stringify(res.statusMessage), res.httpVersion, JSON.stringify(res.rawHeaders), res.complete);
      var text = '';
      res.on('data', function (d) { text += d; });
      res.on('aborted', function () { console.log('aborted'); });
      res.on('end', function () { console.log('end', JSON.stringify(text), res.complete); });
      res.on('close', function () { console.log('res close'); });
    });
    req.on('close', function () {
      console.log('req close', req.shouldKeepAlive);
      list.shift();
      if (list.length) setImmediate(next); else server.close();
    });
  }
  next();
});
