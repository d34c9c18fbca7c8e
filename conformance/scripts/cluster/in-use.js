// A port that is taken.
var cluster = require('cluster');
var net = require('net');
if (cluster.isPrimary) {
  var taken = net.createServer().listen(0, '127.0.0.1', function () {
    cluster.on('message', function (worker, e) {
      console.log(e.message.replace(e.port, 'PORT'), e.code, e.syscall, e.address, e.port === taken.address().port, e.listening);
      worker.disconnect();
      taken.close();
    });
    cluster.fork({ PORT: taken.address().port });
  });
} else {
  var server = net.createServer().listen(process.env.PORT, '127.0.0.1').on('error', function (e) {
    process.send({ message: e.message, code: e.code, syscall: e.syscall, address: e.address, port: e.port, listening: server.listening });
  });
}
