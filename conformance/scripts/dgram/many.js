// Many datagrams arrive whole, each in a buffer of its own.
var dgram = require('dgram');
var s = dgram.createSocket('udp4');
var kept = [];
s.on('message', function (msg) {
  kept.push(msg);
  if (kept.length < 100) return send();
  console.log(kept.every(function (m, i) { return m.length === i * 13 && m.every(function (b) { return b === i; }); }));
  s.close();
});
function send() { s.send(Buffer.alloc(kept.length * 13, kept.length), s.address().port, '127.0.0.1'); }
s.bind(0, '127.0.0.1', send);
