// An exception in any listener is heard once and stops nothing.
// > POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc
// < answer
// > POST /2 HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc
// < answer
// > GET /bad HTTP/1.1\r\nbroken\r\n\r\n
// eof
const http = require('http');
const fail = (what) => () => { throw new Error(what); };
process.on('uncaughtException', (e) => console.log('caught', e.message));
const answer = (req, res) => {
  ['end', 'close'].forEach((name) => req.on(name, fail('req ' + name)));
  ['prefinish', 'finish', 'close'].forEach((name) => res.on(name, fail(req.url + ' res ' + name)));
  req.resume();
  process.nextTick(fail('tick'));
  setImmediate(() => {
    res.write('an', fail('written'));
    res.write('swer', fail('written too'));
    try { res.end(fail('end callback')); } catch (e) { console.log('thrown at end', e.message); }
  });
  throw new Error('request ' + req.url);
};
const server = http.createServer(answer);
server.on('checkContinue', (req, res) => { res.writeContinue(); answer(req, res); });
server.on('connection', fail('connection'));
server.on('clientError', (e, socket) => { socket.end('HTTP/1.1 400 Bad\r\n\r\n'); server.close(fail('close callback')); throw new Error('clientError'); });
server.on('close', fail('close'));
server.on('listening', fail('listening'));
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
