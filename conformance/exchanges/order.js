// The order of a request's and a response's events and of ticks around them.
// > GET / HTTP/1.1\r\nHost: a\r\n\r\n
// < done
// > GET /noread HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('request', req.url);
  ['end', 'close', 'aborted', 'error'].forEach((name) => req.on(name, () => console.log('req', name)));
  ['prefinish', 'finish', 'close', 'error'].forEach((name) => res.on(name, () => console.log('res', name, res.writableFinished)));
  process.nextTick(() => console.log('tick 1'));
  if (req.url !== '/noread') req.resume();
  res.end('done', () => console.log('end callback'));
  console.log('after end', res.writableEnded, res.finished, res.headersSent);
  process.nextTick(() => console.log('tick 2'));
  if (req.url === '/noread') server.close(() => console.log('server closed'));
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
