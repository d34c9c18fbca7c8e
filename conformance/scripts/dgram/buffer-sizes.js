// The sizes of the system's buffers.
var dgram = require('dgram');
var s = dgram.createSocket('udp4');
function attempt(name, args) {
  try {
    console.log(name, args, 'gives', s[name].apply(s, args));
  } catch (e) {
    console.log(name, args, e.name, e.code, e.message, e.errno, e.syscall, e.info);
  }
}
attempt('getRecvBufferSize', []);
attempt('getSendBufferSize', []);
attempt('setRecvBufferSize', [8192]);
attempt('setSendBufferSize', [8192]);
s.bind(0, function () {
  [[], ['5'], [-1], [1.5], [NaN], [null], [4294967296], [4294967295]].forEach(function (args) {
    attempt('setRecvBufferSize', args);
    attempt('setSendBufferSize', args);
  });
  attempt('setRecvBufferSize', [16384]);
  attempt('setSendBufferSize', [16384]);
  console.log(s.getRecvBufferSize() >= 16384, s.getSendBufferSize() >= 16384);
  s.close();
});
var t = dgram.createSocket({ type: 'udp4', recvBufferSize: 16384, sendBufferSize: 16384 });
t.bind(0, function () {
  console.log(t.getRecvBufferSize() >= 16384, t.getSendBufferSize() >= 16384, t.getRecvBufferSize() <= 65536);
  t.close();
});
