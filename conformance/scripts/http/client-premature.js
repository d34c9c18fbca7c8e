// A response that ends before its length says so: 'aborted' and an error.
var http = require('http'), net = require('net');
var list = ['HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab'];
var server = net.createServer(function (s) { s.once('data', function () { s.end(list[0]); }); });
server.listen(0, function () {
  function next() {
    var req = http.get({ port: server.address().port }, function (res) {
      var text = '';
      res.on('data', function (d) { text += d; });
      res.on('end', function () { console.log('end'); });
      res.on('aborted', function () { console.log('aborted', text); });
      res.on('error', function (e) { console.log('res error', e.code, e.message); });
      res.on('close', function () { console.log('res close', res.complete, res.destroyed, res.aborted); });
    });
    req.on('error', function (e) { console.log('req error', e.code); });
    req.on('close', function () {
      console.log('req close');
      list.shift();
      if (list.length) setImmediate(next); else server.close();
    });
  }
  next();
});
