// Bodies of no length, announced or not, leave the connection ready for the next request.
// > POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n
// < 1 0
// > POST /2 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n
// < 2 0
// > POST /3 HTTP/1.1\r\nHost: a\r\n\r\n
// < 3 0
// > PUT /4 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok
// < 4 2
// > GET /5 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok
// < 5 2
// > DELETE /6 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  let n = 0;
  req.on('data', (b) => { n += b.length; });
  req.on('end', () => { res.end(req.url.slice(1) + ' ' + n); if (req.url === '/6') server.close(); });
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
