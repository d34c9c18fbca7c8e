// A Unix socket, told to the primary by its whole path.
var cluster = require('cluster');
var net = require('net');
var fs = require('fs');
var os = require('os');
var path = require('path');
if (cluster.isPrimary) {
  var folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cluster-'));
  cluster.setupPrimary({ cwd: folder });
  var listening = 0;
  cluster.on('listening', function (worker, address) {
    console.log(address.addressType, address.address === path.join(folder, 'a.sock'), address.port, address.fd);
    if (++listening < 2) {
      return;
    }
    net.connect(address.address).on('data', function (chunk) { console.log(String(chunk)); }).on('close', function () {
      cluster.disconnect(function () {
        console.log(fs.existsSync(address.address));
        fs.rmdirSync(folder);
      });
    });
  });
  cluster.fork();
  cluster.fork();
} else {
  var server = net.createServer(function (socket) { socket.end('from ' + server.address()); }).listen('a.sock');
}
