// writeHead in all its forms, and what is refused.
const http = require('http');
const { serve, attempt } = require('./_talk.js');
const forms = [
  (res) => res.writeHead(200),
  (res) => res.writeHead(201, 'Made'),
  (res) => res.writeHead(202, { 'X-A': 1, 'x-b': ['c', 'd'] }),
  (res) => res.writeHead(203, 'Words', { 'X-A': 'b' }),
  (res) => res.writeHead(200, ['X-A', '1', 'x-a', '2', 'X-B', '3']),
  (res) => res.writeHead(200, [['X-A', '1'], ['x-a', '2']]),
  (res) => { res.setHeader('X-A', 'set'); res.setHeader('X-C', 'kept'); return res.writeHead(200, { 'x-a': 'head' }); },
  (res) => { res.setHeader('X-A', 'set'); return res.writeHead(200, ['x-a', 'flat', 'X-D', 'e']); },
  (res) => { res.statusMessage = 'Mine'; return res.writeHead(200); },
  (res) => res.writeHead('299', undefined, { a: 'b' }),
  (res) => res.writeHead(200.7, null),
  (res) => { attempt('99', () => res.writeHead(99)); attempt('1000', () => res.writeHead(1000)); attempt('text', () => res.writeHead('x')); attempt('none', () => res.writeHead()); attempt('odd', () => res.writeHead(200, ['a'])); attempt('message', () => res.writeHead(200, 'a\nb')); res.statusMessage = 'fine'; attempt('name', () => res.writeHead(200, { 'a b': 'c' })); attempt('value', () => res.writeHead(200, { a: 'b\n' })); attempt('undefined', () => res.writeHead(200, { a: undefined })); return res.writeHead(200); },
  (res) => { const r = res.writeHead(200, { 'Content-Length': 2 }); attempt('again', () => res.writeHead(200)); attempt('set', () => res.setHeader('a', 'b')); attempt('remove', () => res.removeHeader('a')); attempt('append', () => res.appendHeader('a', 'b')); return r; },
];
const server = http.createServer((req, res) => {
  const form = forms.shift();
  try {
    console.log(form(res) === res, res.headersSent, res.statusCode, res.statusMessage, JSON.stringify(res.getHeaders()));
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
  res.end('ok');
});
serve(server, forms.map(() => 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'));
