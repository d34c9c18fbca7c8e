// A primary and a worker that may be of different make: the word on the command
// line is the worker's command.
var cluster = require('cluster');
var http = require('http');
if (cluster.isPrimary) {
  process.execPath = process.argv[2];
  cluster.setupPrimary({ args: [] });
  var lines = [];
  var worker = cluster.fork();
  cluster.on('online', function () { lines.push('online'); });
  cluster.on('listening', function (w, address) {
    lines.push('listening ' + address.addressType + ' ' + (address.port > 0) + ' ' + address.fd);
    if (address.addressType !== 'udp4') {
      return;
    }
    var datagrams = require('dgram').createSocket('udp4');
    datagrams.send('over', address.port, '127.0.0.1', function () { datagrams.close(); });
  });
  cluster.on('message', function (w, m) {
    lines.push('message ' + JSON.stringify(m));
    if (!m.port) {
      return worker.send('leave');
    }
    http.get({ port: m.port, host: '127.0.0.1', agent: false }, function (res) {
      res.on('data', function (chunk) { lines.push('body ' + chunk); });
      res.on('end', function () { worker.send('bind'); });
    });
    delete m.port;
  });
  cluster.on('disconnect', function () { lines.push('disconnect ' + worker.exitedAfterDisconnect); });
  cluster.on('exit', function (w, code, signal) { lines.push('exit ' + code + ' ' + signal); });
  worker.process.on('close', function () { console.log(lines.join('\n').replace(/"port":\d+/, '"port"')); });
} else {
  var server = http.createServer(function (req, res) { res.end('hello'); }).listen(0, '127.0.0.1', function () {
    process.send({ port: server.address().port });
  });
  process.on('message', function (m) {
    if (m === 'leave') {
      return cluster.worker.disconnect();
    }
    require('dgram').createSocket('udp4', function (text) { process.send({ text: String(text) }); }).bind(0, '127.0.0.1');
  });
}
