// Repeated fields of a response, with and without joinDuplicateHeaders.
var http = require('http'), net = require('net');
var server = net.createServer(function (s) {
  s.once('data', function () {
    s.end('HTTP/1.1 200 OK\r\nSet-Cookie: a\r\nSet-Cookie: b\r\nX-A: 1\r\nx-a: 2\r\nContent-Type: one\r\nContent-Type: two\r\nCookie: c\r\nCookie: d\r\nAge: 1\r\nAge: 2\r\nConnection: close\r\n\r\n');
  });
});
server.listen(0, function () {
  [undefined, false, true].reduceRight(function (next, join) {
    return function () {
      http.get({ port: server.address().port, joinDuplicateHeaders: join }, function (res) {
        console.log(join, JSON.stringify(res.headers), JSON.stringify(res.headersDistinct), JSON.stringify(res.rawHeaders));
        res.resume();
        res.on('end', next);
      });
    };
  }, function () { server.close(); })();
});
