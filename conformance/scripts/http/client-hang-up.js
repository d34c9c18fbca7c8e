// A server that closes without an answer: 'socket hang up'.
var http = require('http'), net = require('net');
var how;
var server = net.createServer(function (s) {
  s.on('error', function () {});
  s.once('data', function () {
    if (how === 'end') s.end();
    else if (how === 'destroy') s.destroy();
    else if (how === 'half') s.end('HTTP/1.1 200 OK\r\nContent-Le');
    else if (how === 'reset') s.resetAndDestroy();
  });
});
server.listen(0, function () {
  var list = ['end', 'destroy', 'half', 'reset'];
  function next() {
    how = list.shift();
    if (!how) return server.close();
    var req = http.get({ port: server.address().port });
    req.on('response', function () { console.log('response'); });
    req.on('error', function (e) { console.log(how, 'error', e.code, e.message, e.syscall); });
    req.on('close', function () { console.log(how, 'close', req.reusedSocket); next(); });
  }
  next();
});
