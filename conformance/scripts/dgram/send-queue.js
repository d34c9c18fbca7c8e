// Nothing waits for the system after a send.
var dgram = require('dgram');
var s = dgram.createSocket('udp4');
console.log(s.getSendQueueSize(), s.getSendQueueCount());
s.bind(0, '127.0.0.1', function () {
  s.send('x', s.address().port, '127.0.0.1', function () {
    console.log(s.getSendQueueSize(), s.getSendQueueCount());
    s.close();
  });
});
