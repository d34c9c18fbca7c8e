// With captureRejections a response whose listener rejects is destroyed with that error.
// otto: it has no symbols
require('events').captureRejections = true;
var http = require('http');
var kaboom = new Error('kaboom');
var server = http.createServer(function (req, res) {
  res.on('drain', async function () { console.log('drain'); throw kaboom; });
  res.socket.on('error', function (e) { console.log('socket', e === kaboom); server.close(); });
  res.on('close', function () { console.log('response', res.errored === kaboom); });
  while (res.write('hello'));
});
server.on('clientError', function (e, socket) { console.log('clientError', e === kaboom, socket.destroyed); });
server.listen(0, '127.0.0.1', function () {
  http.get({ host: '127.0.0.1', port: server.address().port }, function (res) {
    res.on('error', function (e) { console.log(e.code); });
    res.resume();
  });
});
