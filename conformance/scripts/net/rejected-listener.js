// With captureRejections a connection listener that rejects destroys its socket; others are errors of the server.
// otto: it has no symbols
require('events').captureRejections = true;
var net = require('net');
var server = net.createServer(async function (socket) {
  socket.on('error', function (e) { console.log('socket', e.message); });
  throw new Error('kaboom');
});
server.on('listening', async function () { throw new Error('thud'); });
server.on('error', function (e) { console.log('server', e.message); if (e.message === 'kaboom') process.exit(1); });
server.listen(0, '127.0.0.1', function () {
  net.connect(server.address().port, '127.0.0.1').on('close', function () { server.close(); console.log('closed'); });
});
