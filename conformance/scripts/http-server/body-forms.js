// Bodies in every form that write and end take.
const http = require('http');
const { serve, attempt } = require('./_talk.js');
const bodies = [
  (res) => { res.write('text'); res.end(); },
  (res) => { res.write('dGV4dA==', 'base64'); res.end('6869', 'hex'); },
  (res) => { res.write(Buffer.from('buffer')); res.end(Buffer.from('!')); },
  (res) => { res.end('latin é', 'latin1'); },
  (res) => { res.end('text', () => console.log('callback')); },
  (res) => { res.end(() => console.log('only callback')); },
  (res) => { res.end(undefined, undefined, () => console.log('third')); },
  (res) => { res.write(''); res.write('a'); res.end(''); },
  (res) => { res.setHeader('Content-Length', 3); res.write('ab'); res.end('c'); },
  (res) => { res.setHeader('Transfer-Encoding', 'chunked'); res.end('abc'); },
  (res) => { res.statusCode = 204; res.end('nothing'); },
  (res) => { res.statusCode = 304; res.write('nothing'); res.end(); },
  (res) => { for (const v of [null, undefined, 5, true, {}, []]) attempt('write ' + String(v), () => res.write(v)); for (const v of [5, true, {}, []]) attempt('end ' + String(v), () => res.end(v) === res); res.end('done'); },
  (res) => { res.useChunkedEncodingByDefault = false; res.write('a'); res.end('b'); },
  (res) => { res.sendDate = false; res.end('no date'); },
  (res) => { res.removeHeader('Date'); res.removeHeader('Connection'); res.end('removed'); },
  (res) => { res.shouldKeepAlive = false; res.end('close'); },
  (res) => { res.cork(); res.write('a'); res.write('b'); console.log(res.writableCorked); res.uncork(); console.log(res.writableCorked); res.end('c'); },
];
const server = http.createServer((req, res) => { console.log(bodies.length); bodies.shift()(res); });
serve(server, bodies.map((_, i) => (i === 10 ? 'HEAD' : 'GET') + ' / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'));
