// What is no HTTP: the codes of 'clientError', and the answers without a listener.
const http = require('http');
const { serve, talk } = require('./_talk.js');
const bad = [
  'GET / HTTP/1.1\r\nHost a\r\n\r\n',
  'GET / HTTP/1.1\r\nHo st: a\r\n\r\n',
  'BREW / HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET / HTTP/9.1\r\nHost: a\r\n\r\n',
  'GET / HTTX/1.1\r\nHost: a\r\n\r\n',
  'GET\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, gzip\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nX: a\nb\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nX: ' + 'y'.repeat(20000) + '\r\n\r\n',
  '\r\n\r\nnothing\r\n\r\n',
];
const heard = http.createServer((req, res) => res.end('?'));
heard.on('clientError', (e, socket) => {
  console.log(e.name, e.code, e.message, e.reason, e.bytesParsed, e.rawPacket instanceof Buffer, socket.writable, socket.bytesWritten);
  socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
});
const unheard = http.createServer((req, res) => { req.on('error', (e) => console.log('req', e.code)); res.on('close', () => console.log('res close')); });
serve(heard, bad.slice(), () => serve(unheard, bad.slice()));
