// Ends on one side and on both, and writes behind them.
var net = require('net'), L = require('./_log.js');
function round(half, next) {
  L.say('-- allowHalfOpen', half);
  var server = net.createServer({ allowHalfOpen: half }, function (c) {
    L.log(c, 'peer');
    c.on('end', function () {
      L.say(c.allowHalfOpen, c.readyState, c.writable, c.writableEnded);
      setImmediate(function () {
        L.say(c.write('late', function (e) { L.say('written', e); }));
        if (half) c.end();
      });
    });
  }).listen(0, '127.0.0.1', function () {
    var s = L.log(net.connect({ port: L.port(server.address().port, 'PORT'), host: '127.0.0.1', allowHalfOpen: half }), 's');
    s.end('first');
    L.say(s.write('behind', function (e) { L.say('behind', e); }));
    s.on('close', function () { server.close(next); });
  });
}
round(true, function () { round(false, function () {}); });
