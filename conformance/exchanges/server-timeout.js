// server.timeout ends a connection on which nothing moves, and 'timeout' can prevent it.
// > GET /1 HTTP/1.1\r\nHost: a\r\n\r\n
// eof
// --
// > GET /2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('request', req.url, req.socket.timeout);
  res.on('close', () => console.log('close', req.url, res.writableFinished));
  if (req.url === '/1') return;
  server.on('timeout', (socket) => { console.log('timeout'); res.end('late'); server.close(); });
});
const told = [server.timeout, server.setTimeout(150) === server, server.timeout];
server.listen(0, '127.0.0.1', () => { console.log(`port ${server.address().port}`); console.log(...told); });
