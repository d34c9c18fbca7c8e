// A client that goes away in the middle of its body: aborted, error and close on the request, close on the response.
// > POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc
// < 200 OK
// reset
// > GET /bye HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  if (req.url === '/bye') { res.end(); server.close(); return; }
  let got = '';
  req.on('data', (b) => { got += b; if (got === 'abc') { res.writeHead(200); res.write('x'); } });
  req.on('aborted', () => console.log('aborted', got, req.aborted, req.complete));
  req.on('error', (e) => console.log('error', e.code, e.message));
  req.on('close', () => console.log('req close', req.destroyed));
  res.on('close', () => console.log('res close', res.writableFinished, res.destroyed));
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
