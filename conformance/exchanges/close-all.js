// closeAllConnections ends what is being answered, closeIdleConnections only what waits.
// > GET /idle HTTP/1.1\r\nHost: a\r\n\r\n
// < ok
// eof
// --
// > GET /all HTTP/1.1\r\nHost: a\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  res.on('close', () => console.log('close', req.url, res.writableFinished));
  if (req.url === '/idle') {
    server.closeIdleConnections();
    res.end('ok');
    setTimeout(() => console.log(server.closeIdleConnections()), 20);
    return;
  }
  server.closeIdleConnections();
  console.log('still here');
  setImmediate(() => { server.closeAllConnections(); server.close(() => console.log('closed')); });
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
