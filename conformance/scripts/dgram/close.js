// close: its event comes later, its callback is a listener, and the socket is of no use.
var dgram = require('dgram');
function attempt(what, f) {
  try {
    var v = f();
    console.log(what, 'ok', v === s ? 'socket' : v);
  } catch (e) {
    console.log(what, e.name, e.code, e.message);
  }
}
var s = dgram.createSocket('udp4');
s.on('close', function () { console.log('close event', arguments.length, this === s); });
attempt('close', function () { return s.close(function () { console.log('close callback', arguments.length); }); });
process.nextTick(function () { console.log('next tick'); });
attempt('close', function () { return s.close(); });
attempt('close', function () { return s.close(function () { console.log('callback of the second'); }); });
attempt('address', function () { return s.address(); });
attempt('remoteAddress', function () { return s.remoteAddress(); });
attempt('bind', function () { return s.bind(); });
attempt('connect', function () { return s.connect(1); });
attempt('disconnect', function () { return s.disconnect(); });
attempt('send', function () { return s.send('a', 1); });
attempt('ref', function () { return s.ref(); });
attempt('unref', function () { return s.unref(); });
attempt('setTTL', function () { return s.setTTL(1); });
attempt('setBroadcast', function () { return s.setBroadcast(true); });
attempt('setMulticastTTL', function () { return s.setMulticastTTL(1); });
attempt('setMulticastLoopback', function () { return s.setMulticastLoopback(true); });
attempt('setMulticastInterface', function () { return s.setMulticastInterface('127.0.0.1'); });
attempt('addMembership', function () { return s.addMembership('224.0.0.114'); });
attempt('dropSourceSpecificMembership', function () { return s.dropSourceSpecificMembership('1.2.3.4', '224.0.0.114'); });
attempt('setRecvBufferSize', function () { return s.setRecvBufferSize(1000); });
attempt('getSendBufferSize', function () { return s.getSendBufferSize(); });
attempt('getSendQueueSize', function () { return s.getSendQueueSize(); });
