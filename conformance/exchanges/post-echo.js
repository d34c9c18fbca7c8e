// A body with a length is echoed piece by piece, and its bytes counted.
// > POST /x?y=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\nConnection: close\r\n\r\nhello world
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  console.log(req.method, req.url, req.httpVersion, req.headers['content-length'], req.complete);
  let body = '';
  req.setEncoding('utf8');
  req.on('data', (text) => { body += text; });
  req.on('end', () => {
    console.log(body, req.complete);
    res.setHeader('Content-Length', body.length);
    res.end(body.toUpperCase());
    server.close();
  });
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
