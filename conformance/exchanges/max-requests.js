// maxRequestsPerSocket: the last answer says close; a further request on the connection is refused with 503.
// > GET /1 HTTP/1.1\r\nHost: a\r\n\r\n
// < one
// > GET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET /3 HTTP/1.1\r\nHost: a\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('request', req.url);
  setTimeout(() => { res.end(req.url === '/1' ? 'one' : 'two'); if (req.url === '/2') server.close(); }, 20);
});
server.on('dropRequest', (req, socket) => console.log('dropped', req.url, socket === req.socket));
server.maxRequestsPerSocket = 2;
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
