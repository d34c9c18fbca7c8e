// A server counts the connections it has sent away, and waits for them before its 'close'.
var net = require('net');
if (process.argv[2] === 'child') {
  process.on('message', function (m, socket) {
    socket.on('data', function (data) { socket.end(data); });
    process.send('got');
  });
} else {
  var child = require('child_process').fork(__filename, ['child']);
  var clients = [], got = 0;
  var server = net.createServer(function (socket) { child.send('socket', socket); });
  server.listen(0, '127.0.0.1', function () {
    for (var i = 0; i < 3; i++) clients.push(net.connect(server.address().port, '127.0.0.1').resume());
  });
  var count = function (then) {
    server.getConnections(function (err, n) {
      console.log('connections', err, n);
      then();
    });
  };
  var endOne = function (then) {
    clients.pop().on('close', function () { setTimeout(then, 50); }).write('x');
  };
  child.on('message', function () {
    if (++got < 3) return;
    count(function () {
      endOne(function () {
        count(function () {
          server.close(function () {
            console.log('closed', clients.length);
            child.disconnect();
          });
          endOne(function () {
            console.log('one left', server.listening);
            endOne(function () {});
          });
        });
      });
    });
  });
  child.on('exit', function (code) { console.log('exit', code); });
}
