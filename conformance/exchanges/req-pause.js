// A body that is paused and goes on, read by hand, and in another encoding.
// > POST /pause HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nabc
// < ready
// > def
// < abcdef
// > POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nabcdef
// < abcdef
// > POST /hex HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  let got = '', told = false;
  const done = () => { console.log(req.url, got, req.readableEnded); res.end(got); };
  if (req.url === '/pause') {
    res.write('ready ');
    req.on('data', (b) => {
      got += b;
      req.pause();
      if (got.length < 3) { req.resume(); return; }
      if (!told) { told = true; console.log('paused', req.isPaused()); } // bytes may come together
      setTimeout(() => req.resume(), 5);
    });
    req.on('end', done);
    return;
  }
  if (req.url === '/read') {
    req.on('readable', () => { let b; while ((b = req.read(1)) !== null) got += b; });
    req.on('end', done);
    return;
  }
  req.setEncoding('hex');
  req.on('data', (s) => { got += s; });
  req.on('end', () => { done(); server.close(); });
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
