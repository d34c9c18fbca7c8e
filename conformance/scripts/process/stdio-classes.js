// Standard streams on pipes are sockets.
// stdin: ab
var net = require('net'), tty = require('tty'), stream = require('stream');
[process.stdin, process.stdout, process.stderr].forEach(function (s) {
  console.log(s instanceof net.Socket, s instanceof stream.Duplex, s instanceof tty.WriteStream, s.fd, s.readable, s.writable, s.isTTY, s.connecting, s.pending, s.readyState, s.destroyed);
});
console.log(process.stdout._type, process.stdout._isStdio, process.stdout.writableHighWaterMark, process.stdin.readableHighWaterMark);
console.log(typeof process.stdout._handle.setBlocking, process.stdout.address(), process.stdout.remoteAddress);
process.stdin.on('data', function (data) { console.log(String(data), process.stdin.bytesRead); });
process.stdin.on('end', function () { console.log('end', process.stdin.readableEnded); });
process.stdin.on('close', function () { console.log('close'); });
