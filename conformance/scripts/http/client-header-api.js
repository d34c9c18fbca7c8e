// The headers of a request: set, append, get, has, remove, before and after they are sent.
var http = require('http');
var req = http.request({ port: 1, method: 'POST', headers: { 'X-One': 1, b: ['x', 'y'] } });
req.on('error', function () {});
console.log(JSON.stringify(req.getHeaders()).replace(':1"', ':PORT"'), Object.getPrototypeOf(req.getHeaders()));
console.log(req.setHeader('A', 'b') === req, req.hasHeader('a'), req.getHeader('A'), req.getHeader('none'), typeof req.getHeader('x-one'));
req.appendHeader('A', 'c');
req.appendHeader('a', ['d', 'e']);
console.log(JSON.stringify(req.getHeader('a')), JSON.stringify(req.getHeaderNames()), JSON.stringify(req.getRawHeaderNames()));
req.removeHeader('A');
console.log(req.hasHeader('a'));
['setHeader', 'appendHeader', 'getHeader', 'hasHeader', 'removeHeader'].forEach(function (m) {
  [[], [5, 'x'], ['a b', 'x'], ['ok', undefined], ['ok', '\n']].forEach(function (args) {
    try { req[m].apply(req, args); console.log(m, JSON.stringify(args), 'fine'); } catch (e) { console.log(m, JSON.stringify(args), e.code, e.message); }
  });
});
req.end();
['setHeader', 'appendHeader', 'removeHeader', 'flushHeaders', '_implicitHeader'].forEach(function (m) {
  try { req[m]('x', 'y'); console.log(m, 'fine'); } catch (e) { console.log(m, e.code, e.message); }
});
console.log(req._header.replace(/localhost:\d+/, 'HOST').split('\r\n').join('|'));
req.destroy();
