// An answer given before the body has come: the body is thrown away and the connection goes on.
// > POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc
// < first
// > defghijGET /2 HTTP/1.1\r\nHost: a\r\n\r\n
// < second
// > POST /3 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n
// < third
// > 3\r\nabc\r\n0\r\n\r\n
// > GET /4 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const words = { '/1': 'first', '/2': 'second', '/3': 'third', '/4': 'fourth' };
const server = http.createServer((req, res) => {
  console.log('request', req.url);
  res.on('close', () => console.log('res close', req.url));
  res.end(words[req.url]);
  if (req.url === '/4') server.close();
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
