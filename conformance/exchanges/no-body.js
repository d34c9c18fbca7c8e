// HEAD, 204 and 304 carry no body, whatever is written and whatever length is announced.
// > HEAD /1 HTTP/1.1\r\nHost: a\r\n\r\nHEAD /2 HTTP/1.1\r\nHost: a\r\n\r\nGET /3 HTTP/1.1\r\nHost: a\r\n\r\nGET /4 HTTP/1.1\r\nHost: a\r\n\r\nGET /5 HTTP/1.1\r\nHost: a\r\n\r\nHEAD /7 HTTP/1.1\r\nHost: a\r\n\r\nHEAD /8 HTTP/1.1\r\nHost: a\r\n\r\nGET /6 HTTP/1.1\r\nHost: a\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  switch (req.url) {
    case '/1': console.log(res.write('abc'), res.write('def')); res.end('ghi'); break;
    case '/2': res.setHeader('Content-Length', 3); res.end('abc'); break;
    case '/3': res.writeHead(204); res.write('abc'); res.end(); break;
    case '/4': res.writeHead(304, { 'Content-Length': '10' }); res.end('body'); break;
    case '/5': res.statusCode = 304; res.end(); break;
    case '/6': res.writeHead(204, { 'Transfer-Encoding': 'chunked' }); res.end('x'); server.close(); break;
    case '/7': res.end(); break;
    default: res.writeHead(200, { 'Transfer-Encoding': 'chunked' }); res.end('x');
  }
  console.log(req.url, res.chunkedEncoding);
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
