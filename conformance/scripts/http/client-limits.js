// maxHeaderSize and maxHeadersCount of a request bound what is read of the response.
var http = require('http'), net = require('net');
var size, count;
var server = net.createServer(function (s) {
  s.on('error', function () {});
  s.once('data', function () {
    var head = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nBig: ' + new Array(size + 1).join('x') + '\r\n';
    for (var i = 0; i < count; i++) head += 'H' + i + ': ' + i + '\r\n';
    s.end(head + '\r\n');
  });
});
server.listen(0, function () {
  var list = [[100, 0, {}], [17000, 0, {}], [17000, 0, { maxHeaderSize: 20000 }], [200, 0, { maxHeaderSize: 100 }], [1, 30, {}, 10], [1, 30, {}, 0], [1, 30, { maxHeaderSize: 0 }], [1, 2200, { maxHeaderSize: 100000 }]];
  (function next() {
    var x = list.shift();
    if (!x) return server.close();
    size = x[0]; count = x[1];
    x[2].port = server.address().port;
    var req = http.get(x[2], function (res) { console.log(res.statusCode, Object.keys(res.headers).length, res.rawHeaders.length); res.resume(); });
    if (x[3] !== undefined) req.maxHeadersCount = x[3];
    req.on('error', function (e) { console.log(e.code, e.message); });
    req.on('close', next);
  })();
});
