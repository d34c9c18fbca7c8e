// A class of datagram sockets made with util.inherits.
var dgram = require('dgram');
var util = require('util');
function Named(name, type) {
  dgram.Socket.call(this, type);
  this.name = name;
}
util.inherits(Named, dgram.Socket);
Named.prototype.emit = function (event) {
  console.log(this.name, 'emits', event);
  return dgram.Socket.prototype.emit.apply(this, arguments);
};
var s = new Named('mine', 'udp4');
console.log(s instanceof dgram.Socket, s instanceof require('events'), s.constructor === Named, s.type);
s.on('message', function (msg) {
  console.log(String(msg), this === s);
  s.close();
});
s.bind(0, '127.0.0.1', function () { s.send('hello', s.address().port, '127.0.0.1'); });
