// A stream handed to a server by emit('connection'), and listeners that come before HTTP.
const http = require('http');
const net = require('net');
const { Duplex } = require('stream');
const { clean, talk } = require('./_talk.js');
const server = http.createServer((req, res) => {
  console.log(req.method, req.url, req.socket === side, res.socket === side);
  req.on('data', (d) => console.log('body', String(d)));
  req.on('end', () => res.end('answer'));
});
let text = '';
const side = new Duplex({
  read() {},
  write(chunk, encoding, done) { text += chunk; done(); },
  final(done) { console.log(clean(text)); done(); },
});
side.on('close', () => {
  console.log('closed');
  const outer = net.createServer((socket) => server.emit('connection', socket));
  server.removeAllListeners('request');
  server.on('request', (req, res) => { console.log('over net', req.url, req.socket instanceof net.Socket); res.end('fine'); });
  outer.listen(0, '127.0.0.1', () => talk(outer.address().port, 'GET /net HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', (came) => { console.log(came); outer.close(); }));
});
server.emit('connection', side);
side.push('POST /side HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbo');
side.push('dy');
