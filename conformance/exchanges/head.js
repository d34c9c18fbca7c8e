// HEAD has the head of GET and no body; 204 and 304 have none either.
// > HEAD / HTTP/1.1\r\nHost: a\r\n\r\nGET /204 HTTP/1.1\r\nHost: a\r\n\r\nGET /304 HTTP/1.1\r\nHost: a\r\n\r\nHEAD /write HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  if (req.url === '/204') res.writeHead(204);
  if (req.url === '/304') res.statusCode = 304;
  if (req.url === '/write') { res.write('abc'); server.close(); }
  res.end('body');
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
