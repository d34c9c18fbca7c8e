// Sockets: a client's events are in the store of connect, a server's in that of listen.
var AsyncLocalStorage = require('async_hooks').AsyncLocalStorage, net = require('net');
var a = new AsyncLocalStorage(), seen = {};
function note(name, then) { return function () { seen[name] = a.getStore(); if (then) then.apply(this, arguments); }; }
var server = net.createServer(note('connection', function (socket) {
  socket.on('data', note('server data')).on('end', note('server end'));
  socket.end('hello');
}));
a.run('listen', function () {
  server.listen(0, '127.0.0.1', note('listening', function () {
    a.run('connect', function () {
      var socket = net.connect(server.address().port, '127.0.0.1', note('connected'));
      socket.on('data', note('data')).on('end', note('end')).on('close', note('close', function () { server.close(); }));
      socket.write('x', note('written'));
    });
  }));
});
process.on('exit', function () { Object.keys(seen).sort().forEach(function (name) { console.log(name, seen[name]); }); });
