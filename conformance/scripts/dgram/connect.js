// A connected socket: one peer, and no address in send.
var dgram = require('dgram');
var a = dgram.createSocket('udp4');
var b = dgram.createSocket('udp4');
function attempt(f) {
  try {
    console.log('ok', f());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
a.on('message', function (msg, rinfo) {
  console.log('a got', String(msg), rinfo.size);
  if (String(msg) === 'part') a.send('answer', rinfo.port, rinfo.address);
});
b.on('message', function (msg, rinfo) {
  console.log('b got', String(msg), rinfo.port === a.address().port);
  attempt(function () { return b.disconnect(); });
  attempt(function () { return b.disconnect(); });
  attempt(function () { return b.remoteAddress(); });
  attempt(function () { return b.send('x'); });
  a.close();
  b.close();
});
a.bind(0, '127.0.0.1', function () {
  var port = a.address().port;
  attempt(function () { return b.remoteAddress(); });
  attempt(function () { return b.disconnect(); });
  b.on('connect', function () { console.log('connect event', arguments.length); });
  attempt(function () { return b.connect(port, '127.0.0.1', function () {
    console.log('connected', this === b, arguments.length);
    var r = b.remoteAddress();
    console.log(Object.keys(r), r.address, r.family, r.port === port);
    attempt(function () { return b.connect(port); });
    attempt(function () { return b.send('x', port); });
    attempt(function () { return b.send('x', port, '127.0.0.1'); });
    attempt(function () { return b.send('x', 0, 1, port, '127.0.0.1'); });
    b.send('whole', function (err, bytes) {
      console.log('sent', err, bytes);
      b.send(['a ', 'list'], function (err, bytes) {
        console.log('sent', err, bytes);
        b.send('a part', 2, 4, function (err, bytes) { console.log('sent', err, bytes); });
      });
    });
  }); });
  attempt(function () { return b.connect(port); });
  attempt(function () { return b.send('x'); });
});
