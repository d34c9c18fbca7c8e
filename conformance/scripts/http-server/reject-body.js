// rejectNonStandardBodyWrites, strictContentLength.
const http = require('http');
const { serve, attempt } = require('./_talk.js');
const strict = http.createServer({ rejectNonStandardBodyWrites: true }, (req, res) => {
  attempt('write', () => res.write('x'));
  attempt('end', () => res.end('x') === res);
  attempt('end alone', () => res.end() === res);
});
const head = 'HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
serve(strict, [head], () => {
  const ways = [
    (res) => { res.setHeader('Content-Length', 5); attempt('long', () => res.write('123456')); attempt('short', () => res.end('12') === res); res.destroy(); },
    (res) => { res.setHeader('Content-Length', 5); attempt('right', () => res.end('12345') === res); },
    (res) => { attempt('unknown', () => res.end('12345') === res); },
  ];
  const lengths = http.createServer((req, res) => { res.strictContentLength = true; console.log(res.strictContentLength); ways.shift()(res); });
  serve(lengths, ways.map(() => 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'));
});
