// An error nobody listens for ends the program.
var http = require('http'), net = require('net');
process.on('exit', function (code) { console.log('exit', code); });
process.on('uncaughtException', function (e) { console.log(e.code, e.syscall); process.exitCode = 3; });
var server = net.createServer().listen(0, '127.0.0.1', function () {
  var port = server.address().port;
  server.close(function () { http.get({ host: '127.0.0.1', port: port }); });
});
