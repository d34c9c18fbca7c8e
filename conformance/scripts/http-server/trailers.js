// Trailers out.
const http = require('http');
const { serve, attempt } = require('./_talk.js');
const ways = [
  (res) => { res.addTrailers({ 'X-T': 'a', 'x-u': ['b', 'c'] }); res.end('body'); },
  (res) => { res.writeHead(200, { Trailer: 'X-T' }); res.write('a'); res.addTrailers([['X-T', '1'], ['X-T', '2']]); res.end(); },
  (res) => { res.setHeader('Trailer', 'X-T'); attempt('length', () => { res.setHeader('Content-Length', 1); res.end('a'); }); res.removeHeader('Content-Length'); res.addTrailers({ 'X-T': 1 }); res.end('a'); },
  (res) => { attempt('name', () => res.addTrailers({ 'a b': 'c' })); attempt('value', () => res.addTrailers({ a: 'c\n' })); attempt('none', () => res.addTrailers()); attempt('twice', () => { res.addTrailers({ a: '1' }); res.addTrailers({ b: '2' }); }); res.write('x'); res.end(); },
];
const server = http.createServer((req, res) => ways.shift()(res));
serve(server, ways.map(() => 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'));
