// CONNECT: 'connect' hands over the socket, whatever the status.
var http = require('http');
var server = http.createServer();
server.on('connect', function (req, socket, head) {
  console.log('server', req.method, req.url, head.length);
  socket.write('HTTP/1.1 ' + (req.url === 'no:1' ? '407 No' : '200 Yes') + '\r\nContent-Length: 3\r\n\r\nabc');
  socket.on('data', function (d) { console.log('server got', String(d)); socket.end(); });
  socket.on('end', function () { socket.end(); });
});
server.listen(0, function () {
  function go(path, next) {
    var req = http.request({ port: server.address().port, method: 'CONNECT', path: path, headers: { Host: path } });
    req.on('response', function () { console.log('response'); });
    req.on('connect', function (res, socket, head) {
      console.log(res.statusCode, res.statusMessage, res.upgrade, String(head), res.complete, res.headers['content-length']);
      socket.on('end', function () { console.log('end'); });
      socket.on('close', function () { console.log('socket close'); next(); });
      socket.resume();
      socket.write('through the tunnel');
    });
    req.on('close', function () { console.log('req close'); });
    req.end();
  }
  go('yes:443', function () { go('no:1', function () { server.close(); }); });
});
