// strictContentLength complains of a body that is longer or shorter than announced.
// > GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  const attempt = (what, f) => { try { f(); console.log(what); } catch (e) { console.log(what, e.name, e.code, e.message); } };
  res.strictContentLength = true;
  res.writeHead(200, { 'Content-Length': 5 });
  attempt('fine', () => res.write('abc'));
  attempt('short', () => res.end('d'));
  attempt('long', () => res.write('efg'));
  attempt('long end', () => res.end('h'));
  res.destroy();
  server.close();
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
