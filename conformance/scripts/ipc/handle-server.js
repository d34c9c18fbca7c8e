// A server that is sent listens in both processes until each has closed it.
var net = require('net');
if (process.argv[2] === 'child') {
  process.on('message', function (m, server) {
    console.log('child:', m, server instanceof net.Server, server.listening, server.address().port > 0);
    server.on('connection', function (socket) {
      socket.end('from the child');
      server.close();
      process.disconnect();
    });
    process.send('ready');
  });
} else {
  var child = require('child_process').fork(__filename, ['child']);
  var server = net.createServer(function () { console.log('parent: connection'); });
  server.listen(0, '127.0.0.1', function () {
    var port = server.address().port;
    child.send('server', server, function (err) {
      console.log('parent: sent', err, server.listening);
      server.close(function () { console.log('parent: closed'); });
    });
    child.on('message', function (m, handle) {
      console.log('parent:', m, handle);
      net.connect(port, '127.0.0.1').on('data', function (data) { console.log('client:', String(data)); });
    });
    child.on('close', function (code) { console.log('close', code); });
  });
}
