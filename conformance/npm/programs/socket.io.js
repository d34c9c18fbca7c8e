// socket.io 4 with its client: events, acknowledgements, rooms, namespaces, binary, both transports
// otto: its packages are written in modern JavaScript
'use strict';
const { createServer } = require('http');
const { Server } = require('socket.io');
const { io: connect } = require('socket.io-client');
const http = createServer();
const io = new Server(http);
const nsp = io.of('/other');
nsp.use((socket, next) => next(socket.handshake.auth.token === 'good' ? undefined : new Error('refused')));
nsp.on('connection', (socket) => socket.emit('welcome', socket.nsp.name));
io.on('connection', (socket) => {
  socket.on('echo', (...args) => args.pop()(...args));
  socket.on('bytes', (b, ack) => ack(Buffer.concat([b, Buffer.from([9])])));
  socket.on('join', (room, ack) => { socket.join(room); ack(); });
  socket.on('say', (room, text) => io.to(room).emit('said', text));
});
http.listen(0, '127.0.0.1', async () => {
  const url = `http://127.0.0.1:${http.address().port}`;
  for (const transports of [['websocket'], ['polling']]) {
    const a = connect(url, { transports, forceNew: true }), b = connect(url, { transports, forceNew: true });
    await Promise.all([a, b].map((s) => new Promise((resolve) => s.on('connect', resolve))));
    console.log('connected by', a.io.engine.transport.name);
    console.log(await a.emitWithAck('echo', 1, 'two', { three: [3] }, null));
    console.log(await a.timeout(5000).emitWithAck('bytes', Buffer.from([1, 2])));
    await a.emitWithAck('join', 'room');
    await b.emitWithAck('join', 'room');
    const heard = Promise.all([a, b].map((s) => new Promise((resolve) => s.on('said', resolve))));
    a.emit('say', 'room', 'hello room');
    console.log(await heard);
    const refused = connect(url + '/other', { transports, forceNew: true, auth: { token: 'bad' } });
    console.log(await new Promise((resolve) => refused.on('connect_error', (err) => resolve(err.message))));
    const other = connect(url + '/other', { transports, forceNew: true, auth: { token: 'good' } });
    console.log(await new Promise((resolve) => other.on('welcome', resolve)));
    for (const s of [a, b, refused, other]) s.close();
  }
  io.close(() => console.log('closed'));
});
