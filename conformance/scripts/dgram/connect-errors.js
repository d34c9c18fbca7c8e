// Connections that fail: to the callback, or as 'error'; then another may be tried.
var dgram = require('dgram');
var s = dgram.createSocket('udp4');
function show(what, e) {
  console.log(what, e.name, e.code, e.syscall, e.errno, e.message, e.address, e.port, e.hostname);
}
s.once('error', function (e) {
  show('error', e);
  s.connect(9, '::1', function (e) {
    show('callback', e);
    console.log(s.listenerCount('connect'));
    s.connect(9, 'no..such.host', function (e) {
      show('callback', e);
      s.connect(9, '127.0.0.1', function (e) {
        console.log('connected', e);
        s.close();
      });
    });
  });
});
s.connect(9, '::1');
