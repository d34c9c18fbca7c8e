// res.destroy: nothing more is said; what is written after it goes nowhere.
// > GET /1 HTTP/1.1\r\nHost: a\r\n\r\n
// eof
// --
// > GET /2 HTTP/1.1\r\nHost: a\r\n\r\n
// eof
// --
// > GET /3 HTTP/1.1\r\nHost: a\r\n\r\nGET /4 HTTP/1.1\r\nHost: a\r\n\r\n
// eof
// --
// > GET /5 HTTP/1.1\r\nHost: a\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  const log = (what) => (x) => console.log(req.url, what, x instanceof Error ? x.message : '');
  ['aborted', 'close', 'end'].forEach((name) => req.on(name, log('req ' + name)));
  ['close', 'finish', 'error'].forEach((name) => res.on(name, log('res ' + name)));
  req.on('error', log('req error'));
  switch (req.url) {
    case '/1':
      console.log(res.destroy() === res, res.destroyed, res.closed, res.errored);
      console.log(res.write('x', log('write callback')));
      res.end('y', log('end callback'));
      break;
    case '/2': res.write('part'); setImmediate(() => { res.destroy(new Error('enough')); console.log(res.errored.message); }); break;
    case '/3': setTimeout(() => res.end('three'), 20); break;
    case '/4': res.destroy(); break;
    default: req.socket.destroy(); res.write('x'); console.log(res.end('y') === res); server.close();
  }
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
