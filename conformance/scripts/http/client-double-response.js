// A second answer to one request ends the connection.
var http = require('http'), net = require('net');
var server = net.createServer(function (s) {
  s.on('error', function () {});
  s.once('data', function () { s.write('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nb'); });
});
server.listen(0, function () {
  var req = http.get({ port: server.address().port, agent: new http.Agent({ keepAlive: true }) }, function (res) {
    console.log('response', res.statusCode);
    res.on('data', function (d) { console.log(String(d)); });
    res.on('end', function () { console.log('end', res.complete); });
    res.on('error', function (e) { console.log('res error', e.code); });
    res.on('close', function () { console.log('res close'); });
  });
  req.on('error', function (e) { console.log('req error', e.code); });
  req.on('close', function () { console.log('close', req.socket.destroyed); server.close(); });
});
