// What the module and the class have.
var dgram = require('dgram');
console.log(Object.keys(dgram).filter(function (name) { return name[0] !== '_'; }));
console.log(dgram.createSocket.length, dgram.createSocket.name, dgram.Socket.length, dgram.Socket.name);
Object.keys(dgram.Socket.prototype).filter(function (name) { return name[0] !== '_'; }).forEach(function (name) {
  console.log(name, dgram.Socket.prototype[name].length, dgram.Socket.prototype[name].name);
});
console.log(Object.getPrototypeOf(dgram.Socket) === require('events'), require('node:dgram') === dgram);
var s = dgram.createSocket('udp6', function () {});
console.log(s.eventNames(), s.constructor === dgram.Socket, s.type, Object.keys(s).indexOf('type') >= 0);
