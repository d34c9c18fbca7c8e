// What cannot be written: after end, after the head has gone, with names and values no header may have.
// > GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const attempt = (what, f) => { try { console.log(what, f()); } catch (e) { console.log(what, e.name, e.code, e.message); } };
const server = http.createServer((req, res) => {
  attempt('name', () => res.setHeader('bad name', 'x'));
  attempt('value', () => res.setHeader('X-A', 'a\nb'));
  attempt('undefined', () => res.setHeader('X-A'));
  attempt('status', () => res.writeHead(99));
  attempt('chunk', () => res.write({}));
  attempt('null', () => res.write(null));
  attempt('trailer', () => res.addTrailers({ 'bad name': 'x' }));
  res.write('a');
  attempt('late header', () => res.setHeader('X-B', '1'));
  attempt('late remove', () => res.removeHeader('X-B'));
  attempt('late head', () => res.writeHead(200));
  res.on('error', (e) => console.log('error', e.code, e.message));
  res.end('b');
  attempt('late write', () => res.write('c'));
  res.end(() => console.log('second end'));
  server.close();
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
