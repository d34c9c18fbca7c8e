// After 'upgrade' and 'connect' the socket is the script's: what came behind the head comes first.
const http = require('http');
const net = require('net');
const { serve } = require('./_talk.js');
const server = http.createServer(() => console.log('no request'));
const take = (name) => (req, socket, head) => {
  console.log(name, req.method, req.url, req.headers.upgrade, socket instanceof net.Socket, socket === req.socket, String(head), head instanceof Buffer);
  console.log(socket.listenerCount('data'), socket.listenerCount('timeout'), socket.readableFlowing, req.complete);
  socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
  let text = String(head);
  const look = () => { if (text.endsWith('end')) socket.end('got ' + text); };
  socket.on('data', (d) => { text += d; look(); });
  socket.on('end', () => console.log('end'));
  look();
  socket.on('close', (bad) => console.log('socket close', bad));
};
server.on('upgrade', take('upgrade'));
server.on('connect', take('connect'));
serve(server, [
  'GET /chat HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nhead and end',
  'CONNECT b:1 HTTP/1.1\r\nHost: b:1\r\n\r\nend',
], () => {
  const refusing = http.createServer((req, res) => { console.log('request', req.method, req.headers.upgrade); res.end('plain'); });
  serve(refusing, ['GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: x\r\n\r\n', 'CONNECT b:1 HTTP/1.1\r\nHost: b\r\n\r\n']);
});
