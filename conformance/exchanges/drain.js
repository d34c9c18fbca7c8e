// Write callbacks come in order, drain after them, and finish after all.
// > GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  res.setHeader('Content-Length', 3 * 20000 + 3);
  let n = 0;
  const more = () => {
    n++;
    console.log('write', n, res.write(Buffer.alloc(20000, 'x'), () => console.log('written', n)));
    if (n < 3) res.once('drain', () => { console.log('drain', n); more(); });
    else {
      res.write('a', () => console.log('a'));
      res.write('b', 'latin1', () => console.log('b'));
      res.end('c', () => console.log('end'));
      res.on('finish', () => console.log('finish'));
    }
  };
  more();
  server.close();
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
