// An exception in any listener is heard once and stops nothing.
// > GET /1 HTTP/1.1\r\nHost: a\r\n\r\n
// < 0\r\n\r\n
// > GET /2 HTTP/1.1\r\nHost: a\r\n\r\n
// < 0\r\n\r\n
// > GET /bad HTTP/1.1\r\nbroken\r\n\r\n
// eof
const http = require('http');
const fail = (what) => () => { throw new Error(what); };
process.on('uncaughtException', (e) => console.log('caught', e.message));
const answer = (req, res) => {
  req.on('close', fail(req.url + ' req close'));
  res.on('close', fail(req.url + ' res close'));
  req.resume();
  process.nextTick(fail('tick'));
  setImmediate(() => {
    res.write('an');
    res.write('swer');
    res.end();
  });
};
const server = http.createServer(answer);
server.on('connection', fail('connection'));
server.on('clientError', (e, socket) => { socket.end('HTTP/1.1 400 Bad\r\n\r\n'); server.close(fail('close callback')); throw new Error('clientError'); });
server.on('close', fail('close'));
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
server.on('listening', fail('listening'));
