// Status codes and messages: Node's own, the script's, and one nobody knows.
// > GET /404 HTTP/1.1\r\nHost: a\r\n\r\nGET /299 HTTP/1.1\r\nHost: a\r\n\r\nGET /own HTTP/1.1\r\nHost: a\r\n\r\nGET /head HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  if (req.url === '/own') res.statusMessage = 'My Own';
  else if (req.url === '/head') { res.writeHead(201, 'Made', { 'X-A': 'b', 'x-a': 'c' }); server.close(); }
  else res.statusCode = +req.url.slice(1);
  res.end();
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
