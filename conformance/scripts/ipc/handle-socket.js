// A socket that is sent belongs to the child; what the parent has left is as good as closed.
var net = require('net');
if (process.argv[2] === 'child') {
  process.on('message', function (m, socket) {
    process.send(['child', m, socket instanceof net.Socket, socket.readable, socket.writable, socket.remoteAddress, typeof socket.remotePort]);
    socket.write('hello from the child');
    socket.on('data', function (data) {
      process.send(['child data', String(data)]);
      socket.end('bye');
    });
    socket.on('close', function () {
      process.send(['child closed']);
      process.disconnect();
    });
  });
} else {
  // Processes do not wait for each other: what was said is told in order of text.
  var said = [];
  var say = function () { said.push(require('util').format.apply(null, arguments)); };
  process.on('exit', function () { console.log(said.sort().join('\n')); });
  var child = require('child_process').fork(__filename, ['child']);
  child.on('message', function (m) { say(JSON.stringify(m)); });
  child.on('close', function (code) { say('close', code); });
  var server = net.createServer(function (socket) {
    socket.on('close', function () { say('never'); });
    say(server._connections);
    child.send('socket', socket, function (err) { say('sent', err); });
    say(server._connections, socket._handle, socket.destroyed);
    server.close(function () { say('server closed'); });
  });
  server.listen(0, '127.0.0.1', function () {
    var client = net.connect(server.address().port, '127.0.0.1');
    client.setEncoding('utf8');
    var text = '';
    client.on('data', function (data) {
      if (!text) client.write('question');
      text += data;
    });
    client.on('end', function () { say('client:', text); });
  });
}
