// 1xx answers before the answer: 'information' for each but 101.
var http = require('http'), net = require('net');
var server = net.createServer(function (s) {
  s.once('data', function () {
    s.write('HTTP/1.1 102 Processing\r\nX-A: 1\r\nx-a: 2\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n');
    s.write('HTTP/1.1 199 Odd\r\nContent-Length: 3\r\n\r\n');
    s.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  });
});
server.listen(0, function () {
  var req = http.get({ port: server.address().port });
  req.on('continue', function () { console.log('continue'); });
  req.on('information', function (i) { console.log(JSON.stringify(i)); });
  req.on('response', function (res) {
    console.log(res.statusCode, req.res === res, res.req === req);
    res.on('data', function (d) { console.log(String(d)); });
    res.on('end', function () { console.log('end'); });
  });
  req.on('close', function () { server.close(); });
});
