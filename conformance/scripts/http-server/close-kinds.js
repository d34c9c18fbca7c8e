// close, closeIdleConnections, closeAllConnections: who goes, and when 'close' comes.
const http = require('http');
const { talk } = require('./_talk.js');
const server = http.createServer((req, res) => {
  if (req.url === '/idle') res.end('idle');
  else if (req.url === '/active') { res.write('begun'); active = res; }
});
let active;
const get = (path) => 'GET ' + path + ' HTTP/1.1\r\nHost: a\r\n\r\n';
server.listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  const idle = talk(port, get('/idle'), (came) => console.log('idle ended', came.includes('idle')));
  const busy = talk(port, get('/active'), (came) => console.log('active ended', came.includes('begun'), came.includes('done')));
  const waits = () => {
    if (!idle.bytesRead || !busy.bytesRead) return setImmediate(waits);
    server.getConnections((e, n) => {
      console.log('connections', n);
      server.closeIdleConnections();
      idle.on('close', () => server.getConnections((e, n) => {
        console.log('left', n);
        server.close((e) => console.log('close callback', e));
        console.log(server.listening);
        server.close((e) => console.log('again', e.code, e.message));
        active.end('done', () => console.log('sent'));
      }));
    });
  };
  waits();
  server.on('close', () => {
    console.log('close');
    const second = http.createServer((req, res) => res.write('begun'));
    second.listen(0, '127.0.0.1', () => {
      const client = talk(second.address().port, get('/'), (came) => console.log('cut', came.includes('begun')));
      client.once('data', () => { second.close(() => console.log('second closed')); second.closeAllConnections(); });
    });
  });
});
