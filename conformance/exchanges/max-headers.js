// server.maxHeadersCount drops what is too much; 0 is no limit.
// > GET /1 HTTP/1.1\r\nHost: a\r\nA: 1\r\nB: 2\r\nC: 3\r\n\r\n
// < 2
// > GET /2 HTTP/1.1\r\nHost: a\r\nA: 1\r\nB: 2\r\nC: 3\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  console.log(req.url, req.rawHeaders.length, Object.keys(req.headers).join());
  res.end(String(req.rawHeaders.length / 2));
  if (req.url === '/2') server.close();
});
server.on('connection', (s) => console.log('connection', server.maxHeadersCount));
server.maxHeadersCount = 2;
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
