// HTTP/1.0: no chunks, the end of the connection is the end of the body; keep-alive only if asked for and the length is known.
// > GET /stream HTTP/1.0\r\n\r\n
// eof
// --
// > GET /known HTTP/1.0\r\nConnection: keep-alive\r\n\r\n
// < known
// > GET /last HTTP/1.0\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  if (req.url === '/stream') { res.write('a'); res.end('b'); return; }
  res.setHeader('Content-Length', req.url.length - 1);
  res.end(req.url.slice(1));
  if (req.url === '/last') server.close();
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
