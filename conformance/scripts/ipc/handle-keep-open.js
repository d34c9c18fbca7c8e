// With keepOpen a socket stays with both.
var net = require('net');
if (process.argv[2] === 'child') {
  process.on('message', function (m, socket) {
    socket.write('child ', function () {
      socket.destroy();
      process.send('written');
      process.disconnect();
    });
  });
} else {
  var child = require('child_process').fork(__filename, ['child']);
  var server = net.createServer(function (socket) {
    child.send('socket', socket, { keepOpen: true });
    console.log(socket.destroyed, socket._handle !== null);
    child.on('message', function () {
      socket.end('parent');
      server.close();
    });
  });
  var text = '', code;
  server.listen(0, '127.0.0.1', function () {
    net.connect(server.address().port, '127.0.0.1').on('data', function (data) { text += data; });
  });
  child.on('close', function (c) { code = c; });
  process.on('exit', function () { console.log(text, code); }); // either may come first
}
