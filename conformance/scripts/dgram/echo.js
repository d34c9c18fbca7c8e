// A datagram and its echo: the message, and who sent it.
var dgram = require('dgram');
var server = dgram.createSocket('udp4', function (msg, rinfo) {
  console.log('server', Buffer.isBuffer(msg), String(msg), Object.keys(rinfo), rinfo.address, rinfo.family, rinfo.size);
  console.log('from the client', rinfo.port === client.address().port);
  server.send('you said ' + msg, rinfo.port, rinfo.address);
});
var client = dgram.createSocket({ type: 'udp4' });
client.on('message', function (msg, rinfo) {
  console.log('client', String(msg), rinfo.size, rinfo.port === server.address().port);
  client.close();
  server.close();
});
server.bind(0, '127.0.0.1', function () {
  var a = server.address();
  console.log(this === server, Object.keys(a), a.address, a.family, a.port > 0);
  client.send('hello', a.port, '127.0.0.1', function (err, bytes) { console.log('sent', err, bytes); });
});
