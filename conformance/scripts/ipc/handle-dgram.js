// A dgram socket that is sent is bound to the same port in both processes.
var dgram = require('dgram');
if (process.argv[2] === 'child') {
  process.on('message', function (m, socket) {
    process.send([m, socket instanceof dgram.Socket, socket.type, socket.address().address, socket.address().port]);
    socket.on('message', function (data, from) {
      process.send(['datagram', String(data), from.size]);
      socket.close();
      process.disconnect();
    });
  });
} else {
  var child = require('child_process').fork(__filename, ['child']);
  var socket = dgram.createSocket('udp4');
  socket.bind(0, '127.0.0.1', function () {
    var port = socket.address().port;
    child.send('dgram', socket, function (err) {
      console.log('sent', err);
      socket.close();
    });
    child.on('message', function (m) {
      if (m[0] !== 'dgram') return console.log(JSON.stringify(m));
      console.log(m[1], m[2], m[3], m[4] === port);
      var sender = dgram.createSocket('udp4');
      sender.send('data', port, '127.0.0.1', function () { sender.close(); });
    });
  });
  child.on('close', function (code) { console.log('close', code); });
}
