// The end of a channel whose other end is a test's: it sends back what it gets.
process.on('uncaughtException', function (err) { process.send({ uncaught: err.name + ': ' + err.message }); });
process.on('warning', function (w) { process.send({ warning: w.name }); });
var net = require('net');
process.on('message', function (m, handle) {
  if (m === 'socket') {
    // A connection for the test to refuse.
    var server = net.createServer(function (socket) {
      process.send('take this', socket);
      process.send('behind it');
      server.close();
    });
    return server.listen(0, '127.0.0.1', function () { net.connect(server.address().port, '127.0.0.1').on('error', function () {}); });
  }
  if (handle) handle.destroy ? handle.destroy() : handle.close();
  process.send({ echo: m, handle: handle ? handle.constructor.name : undefined });
});
