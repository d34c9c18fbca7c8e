// server.close while a request is being answered: the answer comes whole, then the connection ends, then 'close'.
// > GET / HTTP/1.1\r\nHost: a\r\n\r\n
// < part
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  res.write('part');
  server.close((e) => console.log('close callback', e, server.listening));
  server.on('close', () => console.log('close'));
  console.log(server.listening, server.address());
  server.getConnections((e, n) => console.log('connections', e, n));
  server.close((e) => console.log('again', e.code, e.message));
  setTimeout(() => { console.log('answer'); res.end('whole'); }, 10);
  res.on('close', () => console.log('res close'));
  setTimeout(() => server.closeIdleConnections(), 60);
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
