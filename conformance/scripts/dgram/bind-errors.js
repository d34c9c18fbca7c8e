// Addresses that cannot be bound, and what is said of them.
var dgram = require('dgram');
var taken = dgram.createSocket('udp4');
var steps = [
  function (s) { s.bind(0, '192.0.2.1'); },
  function (s) { s.bind(4242, '192.0.2.1'); },
  function (s) { s.bind({ port: '4242', address: '192.0.2.1' }); },
  function (s) { s.bind(0, '::1'); },
  function (s) { s.bind(taken.address().port, '127.0.0.1'); },
  function (s) { s.bind(0, 'no..such.host'); },
  function (s) { s.bind(0, 'no..such.host', function () { console.log('never'); }); },
];
function next() {
  var step = steps.shift();
  if (!step) return taken.close();
  var s = dgram.createSocket('udp4');
  s.on('error', function (e) {
    var port = taken.address().port;
    console.log(e.name, e.code, e.syscall, e.errno, e.message.replace(port, 'PORT'), e.address, e.port === port ? 'PORT' : e.port, e.hostname);
    console.log(s.listenerCount('listening'), s.listenerCount('error'));
    s.bind(0, '127.0.0.1', function () {
      console.log('bound after all');
      s.close(next);
    });
  });
  step(s);
}
taken.bind(0, '127.0.0.1', next);
