// A megabyte out in one end and in many writes, with backpressure told and drain kept.
// > GET /one HTTP/1.1\r\nHost: a\r\n\r\nGET /many HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const big = 'x'.repeat(65536);
const server = http.createServer((req, res) => {
  if (req.url === '/one') { res.end(big.repeat(16)); return; }
  let left = 16, drains = 0;
  const more = () => {
    while (left > 0) { left--; if (!res.write(big)) break; }
    if (left === 0) { res.end(); console.log('drains', drains > 0); server.close(); } else res.once('drain', () => { drains++; more(); });
  };
  more();
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
