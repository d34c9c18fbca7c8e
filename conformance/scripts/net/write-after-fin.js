// Behind the end of the peer and our own a write is an EPIPE; before our own it is not.
var net = require('net');
var fresh = new net.Socket();
console.log(fresh.listenerCount('end'), Object.keys(fresh).indexOf('write') >= 0);
function run(ends, allowHalfOpen, next) {
  var server = net.createServer(function (socket) { socket.end(); }).listen(0, '127.0.0.1', function () {
    var client = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: allowHalfOpen }, function () {
      console.log('-- ' + ends, allowHalfOpen);
      client.on('error', function (e) { console.log('error', e.code, e.message, e.errno); });
      client.on('close', function (had) { console.log('close', had); server.close(next); });
      client.on('end', function () {
        console.log(client.write === net.Socket.prototype.write);
        console.log(client.write('x', function (e) { console.log('written', e && e.code); }), client.destroyed);
        if (allowHalfOpen && !ends) client.end();
      });
      client.resume();
      if (ends) client.end();
    });
  });
}
run(true, false, function () { run(false, false, function () { run(true, true, function () { run(false, true); }); }); });
