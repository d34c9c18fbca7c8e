// What createSocket refuses, and in which words.
var dgram = require('dgram');
function attempt(f) {
  try {
    console.log('ok', f().type);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
[undefined, null, 'udp', 4, [], {}, { type: 'x' }].forEach(function (type) {
  attempt(function () { return dgram.createSocket(type); });
});
[null, 5, 'x', {}].forEach(function (lookup) {
  attempt(function () { return dgram.createSocket({ type: 'udp4', lookup: lookup }); });
});
[null, 5, {}].forEach(function (signal) {
  attempt(function () { return dgram.createSocket({ type: 'udp4', signal: signal }); });
});
[0, null, NaN, '5', 1.5, -1, 4294967296, Infinity].forEach(function (size) {
  attempt(function () { return dgram.createSocket({ type: 'udp4', recvBufferSize: size }); });
  attempt(function () { return dgram.createSocket({ type: 'udp6', sendBufferSize: size }); });
});
attempt(function () { return dgram.createSocket('udp4', 'not a listener'); });
