// What is sent before the socket is bound waits, in its order.
var dgram = require('dgram');
var server = dgram.createSocket('udp4');
var got = [];
server.on('message', function (msg) {
  got.push(String(msg));
  if (got.length < 4) return;
  console.log(got.join(' '));
  server.close(function () { console.log('server closed'); });
});
server.bind(0, '127.0.0.1', function () {
  var port = server.address().port;
  var s = dgram.createSocket('udp4');
  s.on('listening', function () { console.log('listening'); });
  s.on('close', function () { console.log('client closed'); });
  ['one', 'two', 'three'].forEach(function (word) {
    s.send(word, port, '127.0.0.1', function (err, bytes) { console.log('sent', word, err, bytes); });
  });
  console.log(s.listenerCount('listening'));
  s.send('four', port, '127.0.0.1', function () { s.close(); });
});
