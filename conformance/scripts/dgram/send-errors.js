// Datagrams that the system refuses: only a callback hears of it.
var dgram = require('dgram');
var s = dgram.createSocket('udp4');
var steps = [
  [Buffer.alloc(70000), 9, '127.0.0.1'], [Buffer.alloc(70000), 9, 'localhost'], [Buffer.alloc(70000), 9],
  [[Buffer.alloc(40000), Buffer.alloc(40000)], 9, '127.0.0.1'], ['x', 9, '::1'], ['x', 9, '127.255.255.255'],
];
s.on('error', function (e) { console.log('never', e); });
(function next() {
  var args = steps.shift();
  if (!args) {
    s.send(Buffer.alloc(70000), 9, '127.0.0.1');
    return setImmediate(function () { s.close(); });
  }
  s.send.apply(s, args.concat(function (e, bytes) {
    console.log(e.name, e.code, e.syscall, e.errno, e.message, Object.keys(e), e.address, e.port, arguments.length);
    next();
  }));
})();
