// Who ends the connection: the response's own Connection header, a missing length, maxRequestsPerSocket.
// > GET /close HTTP/1.1\r\nHost: a\r\n\r\n
// eof
// --
// > GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  if (req.url === '/close') res.setHeader('Connection', 'close');
  if (req.url === '/2') server.close();
  res.end(req.url);
});
server.maxRequestsPerSocket = 2;
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
