// Sending to a name that has no address: to the callback, or as 'error'.
var dgram = require('dgram');
var s = dgram.createSocket('udp4');
function show(what, e) {
  console.log(what, e.name, e.code, e.syscall, e.errno, e.hostname, e.message, Object.keys(e));
}
s.send('x', 9, 'no..such.host', function (e) {
  show('callback', e);
  console.log(arguments.length);
  s.once('error', function (e) {
    show('error', e);
    s.close();
  });
  s.send('x', 9, 'no..such.host');
});
