// What a lookup of one's own answers is looked at: addresses, families, each once.
var net = require('net');
var cases = [['127.0.0.1', 100], ['x', 4], ['127.0.0.1', 'IPv4'], [undefined, 4], [null, 0], ['127.0.0.1', undefined]];
function next() {
  var c = cases.shift();
  if (!c) return several();
  var left = 2;
  [true, false].forEach(function (auto) {
    var socket = net.connect({
      host: 'localhost', port: 1, autoSelectFamily: auto,
      lookup: function (host, options, callback) {
        process.nextTick(function () {
          if (options.all) callback(null, [{ address: c[0], family: c[1] }]);
          else callback(null, c[0], c[1]);
        });
      }
    });
    socket.on('lookup', function (err, ip, family, host) { console.log('lookup', auto, err, ip, family, host); });
    socket.on('error', function (e) {
      console.log(auto, e.name, e.code, e.host, e.port, e.message);
      if (--left === 0) next();
    });
  });
}
function several() {
  var socket = net.connect({
    host: 'localhost', port: 1, autoSelectFamily: true,
    lookup: function (host, options, callback) {
      process.nextTick(callback, null, [{ address: 'x', family: 4 }, { address: '127.0.0.1', family: 5 },
        { address: '127.0.0.1', family: 4 }, { address: '127.0.0.1', family: 4 }, { address: '127.0.0.2', family: 4 }]);
    }
  });
  socket.on('lookup', function (err, ip, family) { console.log('several', ip, family); });
  socket.on('connectionAttempt', function (ip, port, family) { console.log('attempt', ip, port, family); });
  socket.on('error', function (e) { console.log(e.code); });
}
next();
