// A timeout that a request sets on its socket does not outlive the answer: an idle connection has keepAliveTimeout.
// > GET /first HTTP/1.1\r\nHost: a\r\n\r\n
// < first
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  req.socket.setTimeout(10);
  res.end('first');
  server.keepAliveTimeout = 300;
  setTimeout(() => console.log('idle', req.socket.destroyed), 150);
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
server.on('connection', (socket) => socket.on('close', () => { console.log('closed'); server.close(); }));
