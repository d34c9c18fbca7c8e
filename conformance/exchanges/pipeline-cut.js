// A reset with three requests unanswered: each hears of it once, and late answers go nowhere.
// > POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nabPOST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\ncdPOST /3 HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nef
// < begun
// reset
// > GET /bye HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const kept = [];
const server = http.createServer((req, res) => {
  if (req.url === '/bye') { res.end(); server.close(); return; }
  ['aborted', 'error', 'close'].forEach((name) => req.on(name, (e) => console.log(req.url, 'req', name, e ? e.code : '')));
  ['close', 'finish', 'error'].forEach((name) => res.on(name, () => console.log(req.url, 'res', name, res.destroyed)));
  if (req.url !== '/1') res.write('held');
  kept.push(res);
  if (kept.length === 3) {
    kept[0].write('begun');
    req.on('error', () => kept.forEach((r) => { r.write('x', (e) => console.log('callback', e ? e.code : e)); r.end('late'); }));
  }
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
