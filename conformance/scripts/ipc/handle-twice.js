// A socket that has been sent already goes as a bare message; one that was never connected too.
var net = require('net');
if (process.argv[2] === 'child') {
  process.on('message', function (m, handle) {
    process.send([m, handle ? 'handle' : String(handle)]);
    if (handle) handle.end();
    if (m === 'never') process.disconnect();
  });
} else {
  var child = require('child_process').fork(__filename, ['child']);
  child.on('message', function (m) { console.log(m.join(' ')); });
  child.on('close', function (code) { console.log('close', code); });
  var server = net.createServer(function (socket) {
    child.send('first', socket);
    child.send('second', socket);
    child.send('never', new net.Socket());
    server.close();
  });
  server.listen(0, '127.0.0.1', function () { net.connect(server.address().port, '127.0.0.1').resume(); });
}
