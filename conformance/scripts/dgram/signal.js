// A signal closes the socket.
var dgram = require('dgram');
var controller = new AbortController();
var s = dgram.createSocket({ type: 'udp4', signal: controller.signal });
s.on('close', function () { console.log('close'); });
s.bind(0, function () {
  controller.abort();
  try {
    s.address();
  } catch (e) {
    console.log(e.code);
  }
  var t = dgram.createSocket({ type: 'udp4', signal: controller.signal });
  t.on('close', function () { console.log('closed from the start'); });
  try {
    t.bind();
  } catch (e) {
    console.log(e.code);
  }
  var early = new AbortController();
  var u = dgram.createSocket({ type: 'udp4', signal: early.signal });
  u.close(function () {
    early.abort();
    console.log('closed before it was aborted');
  });
});
