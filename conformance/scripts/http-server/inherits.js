// http.Server is a net.Server and an EventEmitter, req.socket is a net.Socket.
const http = require('http');
const net = require('net');
const stream = require('stream');
const EventEmitter = require('events');
const { serve } = require('./_talk.js');
const server = http.createServer((req, res) => {
  const socket = req.socket;
  console.log(socket instanceof net.Socket, socket instanceof stream.Duplex, socket === res.socket, socket === req.connection, socket === res.connection);
  console.log(socket.server === server, socket.constructor === net.Socket, socket.remoteAddress, socket.remoteFamily, socket.localAddress, socket.localPort === server.address().port);
  console.log(socket.readable, socket.writable, socket.destroyed, socket.readyState, socket.connecting, socket.pending, socket.allowHalfOpen);
  console.log(req instanceof stream.Readable, req instanceof http.IncomingMessage, res instanceof http.ServerResponse, res instanceof http.OutgoingMessage, res instanceof stream, res instanceof stream.Stream);
  console.log(Object.keys(socket.address()).join(), socket.remotePort > 0);
  res.end('hello');
});
console.log(server instanceof net.Server, server instanceof EventEmitter, Object.getPrototypeOf(http.Server) === net.Server, Object.getPrototypeOf(http.Server.prototype) === net.Server.prototype);
console.log(server.listening, server.address(), server.maxConnections, server.listenerCount('connection'), server.listenerCount('request'));
serve(server, ['GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'], () => console.log(server.listening, server.address()));
