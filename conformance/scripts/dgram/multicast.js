// A group on the loopback interface: joined, heard, left.
var dgram = require('dgram');
var group = '239.255.13.57';
var s = dgram.createSocket({ type: 'udp4', reuseAddr: true });
s.on('message', function (msg) {
  console.log('heard', String(msg));
  console.log(s.dropMembership(group, '127.0.0.1'));
  try {
    s.dropMembership(group, '127.0.0.1');
  } catch (e) {
    console.log(e.code, e.message);
  }
  s.close();
});
s.bind(0, function () {
  console.log(s.addMembership(group, '127.0.0.1'));
  try {
    s.addMembership(group, '127.0.0.1');
  } catch (e) {
    console.log(e.code, e.message);
  }
  s.setMulticastInterface('127.0.0.1');
  console.log(s.setMulticastLoopback(true), s.setMulticastTTL(1));
  s.send('to all', s.address().port, group);
});
