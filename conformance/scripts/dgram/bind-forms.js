// Every form of bind.
var dgram = require('dgram');
var steps = [
  function (s, done) { s.bind(done); },
  function (s, done) { s.bind(0, done); },
  function (s, done) { s.bind('0', done); },
  function (s, done) { s.bind(null, done); },
  function (s, done) { s.bind(undefined, '127.0.0.1', done); },
  function (s, done) { s.bind(0, '127.0.0.1', done); },
  function (s, done) { s.bind(0, 'localhost', done); },
  function (s, done) { s.bind(0, null, done); },
  function (s, done) { s.bind({}, done); },
  function (s, done) { s.bind({ port: 0, address: '127.0.0.1' }, done); },
  function (s, done) { s.bind({ address: '127.0.0.2', exclusive: true }, done); },
  function (s, done) { s.on('listening', done).bind(); },
  function (s, done) { s.on('listening', done).bind({ port: 0 }); },
];
function next() {
  var step = steps.shift();
  if (!step) return;
  var s = dgram.createSocket('udp4');
  var sync = true;
  step(s, function () {
    console.log(steps.length, sync, this === s, arguments.length, s.address().address, s.address().port > 0, s.listenerCount('listening'), s.listenerCount('error'));
    s.close(next);
  });
  console.log(s.listenerCount('listening'), s.listenerCount('error'));
  sync = false;
}
next();
