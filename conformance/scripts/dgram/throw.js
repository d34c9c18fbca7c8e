// A listener that throws: the socket goes on.
var dgram = require('dgram');
var s = dgram.createSocket('udp4');
process.on('uncaughtException', function (e) { console.log('caught', e.message); });
var n = 0;
s.on('message', function (msg) {
  n++;
  if (n === 3) return s.close();
  throw new Error('over ' + msg);
});
s.bind(0, '127.0.0.1', function () {
  ['one', 'two', 'three'].forEach(function (word) { s.send(word, s.address().port, '127.0.0.1'); });
  throw new Error('over listening');
});
s.on('close', function () { console.log('close', n); });
