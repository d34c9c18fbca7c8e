// The order of a response's and a request's events.
const http = require('http');
const { serve } = require('./_talk.js');
const log = (...args) => console.log(...args);
const server = http.createServer((req, res) => {
  for (const name of ['data', 'end', 'close', 'error', 'pause', 'resume', 'readable']) if (name !== 'readable') req.on(name, () => log('req', name));
  for (const name of ['prefinish', 'finish', 'close', 'drain', 'pipe', 'unpipe', 'error', 'socket']) res.on(name, () => log('res', name, res.writableEnded, res.writableFinished, res.finished, res.socket === null, res.destroyed));
  log(res.write('a', () => log('written')), res.headersSent, res.writableLength > 0, res.writableNeedDrain);
  res.end('b', () => log('end callback'));
  log('after', res.writableEnded, res.writableFinished, res.finished);
  process.nextTick(() => log('tick', res.writableFinished));
  setImmediate(() => log('immediate', res.writableFinished, res.socket === null, res.closed, req.destroyed));
});
server.on('connection', (s) => s.on('close', () => log('socket close')));
serve(server, ['GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'], () => log('closed'));
