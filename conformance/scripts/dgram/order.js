// What comes when: listening, callbacks of sends, messages, ticks and immediates.
var dgram = require('dgram');
var s = dgram.createSocket('udp4');
function log(what) { return function () { console.log(what); }; }
s.on('message', function (msg) {
  console.log('message', String(msg));
  process.nextTick(log('tick of ' + msg));
  if (String(msg) === 'two') s.close(log('close'));
});
s.bind(0, '127.0.0.1');
console.log('after bind');
process.nextTick(log('tick'));
s.on('listening', function () {
  console.log('listening');
  var port = s.address().port;
  s.send('one', port, '127.0.0.1', log('sent one'));
  s.send('two', port, '127.0.0.1', log('sent two'));
  console.log('after send');
  process.nextTick(log('tick after send'));
});
