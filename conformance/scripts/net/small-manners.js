// socket.timeout is a property like another, listen wants a true signal, simultaneous accepts are history.
var net = require('net');
var socket = new net.Socket();
console.log(socket.timeout);
socket.timeout = 0;
console.log(socket.timeout);
socket.setTimeout(7);
console.log(socket.timeout);
socket.destroy();
['x', null, {}, 1].forEach(function (signal) {
  try {
    net.createServer().listen({ port: 0, signal: signal });
  } catch (e) { console.log(e.name, e.code, e.message); }
});
process.on('warning', function (w) { console.log(w.name, w.code, w.message); });
net._setSimultaneousAccepts();
net._setSimultaneousAccepts();
