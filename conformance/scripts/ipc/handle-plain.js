// A plain handle arrives as such, and a server or a socket can be made of it.
var net = require('net');
if (process.argv[2] === 'child') {
  process.on('message', function (m, handle) {
    process.send([m, handle.constructor.name, typeof handle.fd, typeof handle.close]);
    if (m === 'listen') {
      var server = net.createServer(function (socket) {
        socket.end('served');
        server.close();
      });
      server.listen(handle, function () { process.send(['ready', server.address().address]); });
    } else {
      var socket = new net.Socket({ handle: handle });
      socket.end('socket of a handle');
      socket.on('close', function () { process.disconnect(); });
      socket.resume();
    }
  });
} else {
  var child = require('child_process').fork(__filename, ['child']);
  var server = net.createServer();
  server.listen(0, '127.0.0.1', function () {
    var port = server.address().port;
    child.send('listen', server._handle);
    child.on('message', function (m) {
      console.log(JSON.stringify(m));
      if (m[0] === 'ready') {
        server.close();
        net.connect(port, '127.0.0.1').on('data', function (data) { console.log(String(data)); }).on('close', second);
      }
    });
  });
  var last = '';
  var second = function () {
    var server = net.createServer({ pauseOnConnect: true }, function (socket) {
      child.send('socket', socket._handle, function () { socket.destroy(); });
      server.close();
    });
    server.listen(0, '127.0.0.1', function () {
      net.connect(server.address().port, '127.0.0.1').on('data', function (data) { last = String(data); });
    });
  };
  child.on('close', function (code) { console.log(last, 'close', code); });
}
