// What a request knows of itself.
const http = require('http');
const { serve } = require('./_talk.js');
const server = http.createServer((req, res) => {
  console.log(req.method, req.url, req.httpVersion, req.httpVersionMajor, req.httpVersionMinor, req.statusCode, req.statusMessage);
  console.log(req.headers);
  console.log(req.headersDistinct);
  console.log(req.rawHeaders);
  console.log(Object.getPrototypeOf(req.headers) === Object.prototype, Object.getPrototypeOf(req.headersDistinct), req.headers === req.headers);
  console.log(req.complete, req.aborted, req.readableEnded, req.trailers, req.rawTrailers, req.trailersDistinct, req.upgrade, req.readableHighWaterMark);
  req.setEncoding('utf8');
  let body = '';
  req.on('data', (d) => { body += d; });
  req.on('end', () => {
    console.log(JSON.stringify(body), req.complete, req.trailers, req.rawTrailers, req.trailersDistinct);
    req.url = '/x'; req.method = 'PUT'; req.headers = { a: 'b' };
    console.log(req.url, req.method, req.headers, req.rawHeaders.length);
    res.end();
  });
});
serve(server, [
  'POST /a%20b?c=d#e HTTP/1.1\r\nHOST: h\r\nSet-Cookie: a\r\nset-cookie: b\r\nCookie: c=1\r\nCOOKIE: d=2\r\nX-A: 1\r\nx-a: 2\r\nContent-Type: t\r\ncontent-type: u\r\n__proto__: p\r\nX-Empty:\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n2;ext=1\r\nde\r\n0\r\nX-T: 1\r\nx-t: 2\r\nCookie: z\r\n\r\n',
  'OPTIONS * HTTP/1.0\r\nX-Latin: \xe9\xff\r\n\r\n',
  'GET http://a/b HTTP/1.1\r\nHost: a\r\nHost: b\r\nAge: 1\r\nage: 2\r\nConnection: close\r\n\r\n',
]);
