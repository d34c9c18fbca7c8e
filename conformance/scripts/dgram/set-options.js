// The verbs that set something: what they give back, and what they refuse.
var dgram = require('dgram');
var s = dgram.createSocket('udp4');
function attempt(name, args) {
  try {
    console.log(name, args, 'gives', s[name].apply(s, args));
  } catch (e) {
    console.log(name, args, e.name, e.code, e.syscall, e.errno, e.message);
  }
}
function all() {
  [[], ['1'], [null], [0], [1], [64], [255], [256], [-1], [1.5], [NaN]].forEach(function (args) {
    attempt('setTTL', args);
    attempt('setMulticastTTL', args);
  });
  [[], [true], [false], [1], ['x']].forEach(function (args) {
    attempt('setBroadcast', args);
    attempt('setMulticastLoopback', args);
  });
  [[], [5], ['x'], [''], ['256.0.0.1']].forEach(function (args) { attempt('setMulticastInterface', args); });
}
console.log('-- without a socket');
all();
s.bind(0, '127.0.0.1', function () {
  console.log('-- bound');
  all();
  s.close();
});
