// Writing after the end, ending twice, destroying.
const http = require('http');
const { serve } = require('./_talk.js');
const ways = [
  (res) => { res.end('a'); res.write('b', (e) => console.log('write', e.code)); },
  (res) => { res.end('a'); res.end('b', (e) => console.log('end', e.code)); },
  (res) => { res.end('a'); res.end((e) => console.log('end bare', e && e.code)); res.on('finish', () => res.end((e) => console.log('end finished', e.code))); },
  (res) => { res.write('a'); res.destroy(); console.log(res.destroyed, res.writable, res.write('b', (e) => console.log('destroyed', e.code)), res.errored); },
  (res) => { res.destroy(new Error('mine')); console.log(res.errored.message); res.end('x', (e) => console.log('end destroyed', e && e.code)); },
  (res) => { res.socket.destroy(); console.log(res.destroyed, res.write('b', (e) => console.log('gone', e && e.code)), res.writableEnded); res.end(); console.log(res.writableEnded, res.finished); },
];
const server = http.createServer((req, res) => {
  res.on('error', (e) => console.log('error', e.code, e.message));
  res.on('close', () => console.log('close', res.writableFinished, res.destroyed, res.closed));
  ways.shift()(res);
});
serve(server, ways.map(() => 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'));
