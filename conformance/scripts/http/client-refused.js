// A server that is not there: ECONNREFUSED with address and port.
var http = require('http'), net = require('net');
var server = net.createServer().listen(0, '127.0.0.1', function () {
  var port = server.address().port;
  server.close(function () {
    var req = http.get({ host: '127.0.0.1', port: port });
    ['socket', 'close', 'abort', 'finish'].forEach(function (n) { req.on(n, function () { console.log(n); }); });
    req.on('error', function (e) {
      console.log(e.code, e.syscall, e.address, e.port === port, e.errno < 0, e.message.replace(port, 'PORT'));
    });
    req.on('close', function () {
      console.log(req.destroyed, req.socket.destroyed, Object.keys(http.globalAgent.sockets).length, http.globalAgent.totalSocketCount);
      var again = http.request({ host: '127.0.0.1', port: port, agent: false, method: 'POST' });
      again.on('error', function (e) { console.log('again', e.code); });
      again.on('finish', function () { console.log('finish'); });
      again.on('close', function () { console.log('close', again.writableFinished); });
      again.write('a', function (e) { console.log('write', e && e.code); });
      again.end('body', function (e) { console.log('end', e); });
    });
  });
});
