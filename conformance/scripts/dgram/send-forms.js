// Every form of send, and what arrives.
var dgram = require('dgram');
var server = dgram.createSocket('udp4');
var client = dgram.createSocket('udp4');
var port;
var done = function (err, bytes) { console.log('  callback', err, bytes); };
var steps = [
  function () { client.send('text', port); },
  function () { client.send('text é', port, '127.0.0.1'); },
  function () { client.send('text', port, done); },
  function () { client.send('text', port, '127.0.0.1', done); },
  function () { client.send('text', port, null, done); },
  function () { client.send('text', port, undefined, done); },
  function () { client.send('text', port, '', done); },
  function () { client.send('text', String(port), 'localhost', done); },
  function () { client.send(Buffer.from('buffer'), port, done); },
  function () { client.send(Buffer.from('buffer'), 1, 3, port); },
  function () { client.send(Buffer.from('buffer'), 1, 3, port, done); },
  function () { client.send(Buffer.from('buffer'), 1, 3, port, '127.0.0.1', done); },
  function () { client.send('a text', 2, 4, port, '127.0.0.1', done); },
  function () { client.send(Buffer.from('buffer'), '2', '2', port, '127.0.0.1', done); },
  function () { client.send(Buffer.from('buffer'), 0, 0, port, '127.0.0.1', done); },
  function () { client.sendto(Buffer.from('buffer'), 0, 6, port, '127.0.0.1', done); },
  function () { client.send(['a', 'list ', Buffer.from('of'), ' pieces'], port, done); },
  function () { client.send([], port, done); },
  function () { client.send('', port, done); },
  function () { console.log('  gives', client.send('last', port)); },
];
function next() {
  if (steps.length) return steps.shift()();
  client.close();
  server.close();
}
server.on('message', function (msg, rinfo) {
  console.log(JSON.stringify(String(msg)), rinfo.size);
  setImmediate(next);
});
server.bind(0, function () {
  port = server.address().port;
  next();
});
