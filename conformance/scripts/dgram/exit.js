// The program ends with sockets open and calls that wait.
var dgram = require('dgram');
function never() { console.log('never'); }
var bound = dgram.createSocket('udp4', never);
bound.bind(0, function () {
  var s = dgram.createSocket('udp4');
  s.send('x', 9, '127.0.0.1', never);
  s.connect(9, '127.0.0.1', never);
  process.on('exit', function () { console.log('exit'); });
  process.exit();
});
