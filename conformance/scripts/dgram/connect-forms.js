// Every form of connect, and what it refuses.
var dgram = require('dgram');
var peer = dgram.createSocket('udp4');
function attempt(args) {
  var s = dgram.createSocket('udp4');
  try {
    console.log('ok', s.connect.apply(s, args));
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
  s.close();
}
[[], [0], [-1], [65536], ['x'], [''], [1.5], [null], [5, 5], [5, null], [5, {}]].forEach(attempt);
peer.bind(0, '127.0.0.1', function () {
  var port = peer.address().port;
  var forms = [
    function (s, f) { s.connect(port, f); },
    function (s, f) { s.connect(port, '127.0.0.1', f); },
    function (s, f) { s.connect(port, 'localhost', f); },
    function (s, f) { s.connect(String(port), '', f); },
    function (s, f) { s.connect(port, undefined, f); },
    function (s, f) { s.connect(port); s.on('connect', f); },
    function (s, f) { s.bind(0, '127.0.0.1', function () { s.connect(port, '127.0.0.1', f); }); },
  ];
  (function next() {
    var form = forms.shift();
    if (!form) return peer.close();
    var s = dgram.createSocket('udp4');
    form(s, function () {
      console.log('connected to', s.remoteAddress().address, s.remoteAddress().port === port, 'from', s.address().address);
      s.close(next);
    });
  })();
});
