// destroy in every state, resets, and what is told afterwards.
var net = require('net'), L = require('./_log.js');
var server = net.createServer(function (c) { c.on('error', function (e) { L.say('peer error', e.code); }).on('close', function (h) { L.say('peer close', h); next(); }).resume(); });
var steps = [
  ['at once', function (s) { s.destroy(); }, true],
  ['at once with an error', function (s) { s.destroy(new Error('mine')); }, true],
  ["while it connects", function (s) { s.write("x", function (e) { L.say("write", e); }); s.end(function (e) { L.say("end", e); }); s.destroy(); }, true],
  ['when connected', function (s) { s.on('connect', function () { s.destroy(); L.say(s.destroyed, s.readyState, s.pending, s.remoteAddress === '127.0.0.1'); }); }],
  ['after a write', function (s) { s.on('connect', function () { s.write('x'); s.destroy(new Error('late')); L.say(s.write('y', function (e) { L.say('y', e); })); }); }],
  ['reset', function (s) { s.on('connect', function () { setImmediate(function () { L.say(s.resetAndDestroy() === s); }); }); }],
  ['reset while it connects', function (s) { s.resetAndDestroy(); }],
  ['reset of none', function (s, x) { x = new net.Socket(); L.log(x, 'x'); x.resetAndDestroy(); s.end(); }],
  ['destroySoon', function (s) { s.on('connect', function () { s.write('soon'); s.destroySoon(); }); }],
  ['in end', function (s) { s.on('connect', function () { s.end(); }); s.on('finish', function () { s.destroy(); }); }]
];
var i = -1, waiting = 0;
function next() {
  if (--waiting > 0) return;
  if (++i === steps.length) return server.close();
  L.say('--', steps[i][0]);
  waiting = steps[i][2] ? 1 : 2;
  var s = L.log(net.connect(server.address().port, '127.0.0.1'), 's', ['connectionAttempt', 'lookup']);
  s.on('close', function () { setImmediate(next); });
  steps[i][1](s);
}
server.listen(0, '127.0.0.1', function () { L.port(server.address().port, 'PORT'); next(); });
