// Closing at every stage: nothing that was under way is heard of again.
var dgram = require('dgram');
function made(name) {
  var s = dgram.createSocket('udp4');
  ['listening', 'connect', 'message', 'error', 'close'].forEach(function (event) {
    s.on(event, function () { console.log(name, event); });
  });
  return s;
}
made('fresh').close();
made('binding').bind(0).close();
made('looking up').bind(0, 'localhost').close();
var s = made('sending');
s.send('x', 9, '127.0.0.1', function () { console.log('sending: sent'); });
s.close();
var c = made('connecting');
c.connect(9, function () { console.log('connecting: connected'); });
c.close();
var l = made('listening');
l.bind(0, function () { l.close(); });
