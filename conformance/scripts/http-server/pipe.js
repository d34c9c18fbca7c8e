// Streams into a response, and a request into one.
const http = require('http');
const { Readable, Transform, pipeline } = require('stream');
const { serve } = require('./_talk.js');
const upper = () => new Transform({ transform(chunk, encoding, done) { done(null, String(chunk).toUpperCase()); } });
const server = http.createServer((req, res) => {
  res.on('pipe', (source) => console.log('pipe', source === req));
  res.on('unpipe', () => console.log('unpipe'));
  if (req.url === '/echo') req.pipe(res);
  else if (req.url === '/upper') pipeline(req, upper(), res, (e) => console.log('pipeline', e));
  else if (req.url === '/fail') {
    const bad = new Readable({ read() { this.push('part'); this.destroy(new Error('failed')); } });
    pipeline(bad, res, (e) => console.log('pipeline', e.message, res.destroyed));
  } else {
    const source = new Readable({ read() {} });
    for (const piece of ['a', 'b', 'c', null]) source.push(piece);
    source.pipe(res);
  }
});
const post = (path) => 'POST ' + path + ' HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello';
serve(server, [post('/echo'), post('/upper'), post('/from')]);
