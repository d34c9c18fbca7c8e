// What a script puts in the place of dns.lookup is asked for hosts.
var dns = require('dns');
var net = require('net');
var dgram = require('dgram');
var original = dns.lookup;
dns.lookup = function (host, options, callback) {
  if (typeof options === 'function') callback = options;
  console.log('lookup', host, typeof options === 'object' ? Object.keys(options).sort() : typeof options);
  if (host === 'fails.test') return process.nextTick(callback, new Error('no ' + host));
  if (options && options.all) return process.nextTick(callback, null, [{ address: '127.0.0.1', family: 4 }]);
  process.nextTick(callback, null, '127.0.0.1', 4);
};
var server = net.createServer(function (socket) { socket.end(); });
server.listen(0, 'server.test', function () {
  console.log('listening', server.address().address);
  var client = net.connect(server.address().port, 'client.test');
  client.on('connect', function () { console.log('connected to', client.remoteAddress); });
  client.resume().on('close', function () {
    net.connect(1, 'fails.test').on('error', function (e) {
      console.log(e.message);
      var d = dgram.createSocket('udp4');
      d.bind(0, 'datagram.test', function () {
        console.log('bound to', d.address().address);
        d.close();
        server.close();
        dns.lookup = original;
        net.createServer().listen(0, '127.0.0.1', function () {
          console.log('without');
          this.close();
        });
      });
    });
  });
});
