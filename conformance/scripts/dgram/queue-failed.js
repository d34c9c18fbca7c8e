// What waits for a socket that cannot be bound is forgotten.
var dgram = require('dgram');
var s = dgram.createSocket('udp4');
s.on('error', function (e) {
  console.log('error', e.code, s.listenerCount('listening'));
  s.send('after', 9, '127.0.0.1', function (err, bytes) {
    console.log('sent after', err, bytes);
    s.close();
  });
});
s.on('close', function () { console.log('close'); });
s.bind(0, '192.0.2.1');
s.send('before', 9, '127.0.0.1', function () { console.log('never'); });
s.connect(9, function () { console.log('never'); });
try {
  s.send('x', 9);
} catch (e) {
  console.log(e.code);
}
console.log(s.listenerCount('listening'));
