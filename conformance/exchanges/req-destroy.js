// req.destroy in a handler ends the connection; with an error the request says so, if somebody listens.
// > GET /1 HTTP/1.1\r\nHost: a\r\n\r\n
// eof
// --
// > POST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n
// eof
// --
// > POST /3 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n
// eof
// --
// > GET /4 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  const log = (what) => (x) => console.log(req.url, what, x instanceof Error ? x.message : '');
  ['aborted', 'close', 'end'].forEach((name) => req.on(name, log('req ' + name)));
  ['close', 'finish', 'error'].forEach((name) => res.on(name, log('res ' + name)));
  req.socket.on('close', log('socket close'));
  if (req.url === '/2') req.on('error', log('req error'));
  if (req.url === '/4') { res.end('bye', () => { req.destroy(); server.close(); }); return; }
  console.log(req.destroy(req.url === '/1' ? undefined : new Error('enough')) === req, req.destroyed, res.destroyed, req.socket.destroyed);
  res.end('late');
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
