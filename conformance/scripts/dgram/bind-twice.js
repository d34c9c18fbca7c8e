// A socket is bound once.
var dgram = require('dgram');
function attempt(what, f) {
  try {
    f();
    console.log(what, 'ok');
  } catch (e) {
    console.log(what, e.name, e.code, e.message);
  }
}
var s = dgram.createSocket('udp4');
attempt('first', function () { s.bind(0); });
attempt('while binding', function () { s.bind(0); });
s.on('listening', function () {
  attempt('when bound', function () { s.bind(0); });
  s.close();
  attempt('when closed', function () { s.bind(0); });
});
