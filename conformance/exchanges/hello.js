// The front page's program: one request, the connection kept open, then a second one.
// > GET / HTTP/1.1\r\nHost: a\r\n\r\n
// < Hello World\n
// > GET /again HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
let n = 0;
const server = http.createServer((req, res) => {
  res.statusCode = 200;
  res.setHeader('Content-Type', 'text/plain');
  res.end('Hello World\n');
  if (++n === 2) server.close(() => console.log('closed'));
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
