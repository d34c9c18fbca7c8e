// A client that reads nothing: write says false, the rest waits, and a reset ends it.
// > GET / HTTP/1.1\r\nHost: a\r\n\r\n
// < 200 OK
// reset
// > GET /bye HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  if (req.url === '/bye') { res.end(); server.close(); return; }
  const mega = Buffer.alloc(1 << 20);
  res.writeHead(200, { 'Content-Length': 64 << 20 });
  let said = 0;
  for (let i = 0; i < 64; i++) if (!res.write(mega)) said++;
  console.log('false', said, res.writableNeedDrain, res.writableLength > 16384);
  res.on('drain', () => console.log('drain'));
  res.on('error', (e) => console.log('error', e.code));
  req.on('aborted', () => console.log('aborted'));
  req.on('error', (e) => console.log('req error', e.code));
  res.on('close', () => console.log('res close', res.writableFinished, res.destroyed, res.writableEnded));
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
