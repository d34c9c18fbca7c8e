// Servers and sockets of a path can be sent, too.
var net = require('net');
if (process.argv[2] === 'child') {
  process.on('message', function (m, handle) {
    if (m === 'socket') {
      handle.end('from the child');
      return process.disconnect();
    }
    process.send([m, handle.constructor.name, handle.address()]);
    handle.close();
  });
} else {
  var fs = require('fs'), path = require('path'), os = require('os');
  var dir = fs.mkdtempSync(path.join(os.tmpdir(), 'ipc-'));
  var name = path.join(dir, 's');
  var child = require('child_process').fork(__filename, ['child', name]);
  var server = net.createServer(function (socket) { child.send('socket', socket); });
  server.listen(name, function () {
    child.send('server', server);
    child.on('message', function (m) {
      console.log(JSON.stringify(m));
      net.connect(name).on('data', function (data) { console.log(String(data)); });
    });
    child.on('close', function (code) {
      console.log('close', code);
      server.close(function () { fs.rmSync(dir, { recursive: true }); });
    });
  });
}
