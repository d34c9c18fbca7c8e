// listen({fd}) in a worker means a descriptor of the primary, exclusive or not
var cluster = require('cluster');
var net = require('net');
if (cluster.isPrimary) {
  var base = net.createServer().listen(0, '127.0.0.1', function () {
    // The primary watches the first itself, and has no other.
    var steps = [{ exclusive: false }, { exclusive: true }, { fd: 9999 }];
    (function next() {
      var step = steps.shift();
      if (!step) return base.close();
      var worker = cluster.fork({ FD: step.fd || base._handle.fd, EXCLUSIVE: step.exclusive ? 'yes' : '' });
      worker.on('message', function (m) {
        console.log(JSON.stringify(step), m);
        worker.kill();
      });
      worker.on('exit', function (code, signal) {
        console.log('exit', code, signal);
        next();
      });
    })();
  });
} else {
  net.createServer().on('error', function (err) {
    process.send({ code: err.code, message: err.message, syscall: err.syscall, address: err.address, port: err.port === undefined });
  }).listen({ fd: Number(process.env.FD), exclusive: !!process.env.EXCLUSIVE }, function () {
    process.send('listening');
  });
}
