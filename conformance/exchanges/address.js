// What req.socket and server.address tell.
// > GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  const s = req.socket;
  console.log(s.remoteAddress, s.remoteFamily, s.remotePort > 0, s.localAddress, s.localPort === server.address().port, s === res.socket, s === req.connection);
  res.end();
  server.close();
});
server.listen(0, '127.0.0.1', () => {
  console.log(`port ${server.address().port}`);
  const a = server.address();
  console.log(a.address, a.family, server.listening);
});
