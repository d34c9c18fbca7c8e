// Repeated header fields: joined, kept as a list, or the first counts, by name; raw ones stay as they came.
// > GET / HTTP/1.1\r\nhost: a\r\nX-A: 1\r\nx-a: 2\r\nCookie: a=1\r\nCookie: b=2\r\nSet-Cookie: c\r\nSet-Cookie: d\r\nUser-Agent: first\r\nUser-Agent: second\r\nX-Latin: caf\xe9\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  console.log(JSON.stringify(req.headers));
  console.log(JSON.stringify(req.rawHeaders));
  console.log(JSON.stringify(req.headersDistinct));
  console.log(req.headers === req.headers);
  res.setHeader('Set-Cookie', ['x=1', 'y=2']);
  res.setHeader('X-Number', 42);
  res.setHeader('x-case', 'a');
  res.setHeader('X-Case', 'b');
  res.appendHeader('X-Number', '43');
  console.log(JSON.stringify(res.getHeaders()), res.getHeaderNames().join(), res.hasHeader('X-CASE'), res.getHeader('set-cookie').length);
  res.removeHeader('x-case');
  res.end();
  server.close();
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
