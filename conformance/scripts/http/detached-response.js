// Messages that a script makes itself.
const http = require('http');
const res = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 });
res.setHeader('X-A', ['a', 'b']);
res.appendHeader('X-A', 'c');
res.setHeader('X-N', 5);
console.log(res.getHeader('x-a'), res.getHeader('X-N'), res.getHeaderNames(), res.getRawHeaderNames(), res.hasHeader('x-n'), res.getHeaders());
res.removeHeader('x-n');
console.log(res.statusCode, res.statusMessage, res.headersSent, res.writableEnded, res.socket, res.writable);
console.log(res.write('abc'), res.headersSent, res.finished);
res.end();
console.log(res.writableEnded, res.finished);
for (const f of [() => res.setHeader('X', 'a'), () => res.getHeader(5), () => http.validateHeaderName('a b'), () => http.validateHeaderValue('a', undefined), () => http.validateHeaderValue('a', 'b\n')]) {
  try { f(); } catch (e) { console.log(e.name, e.code, e.message); }
}
