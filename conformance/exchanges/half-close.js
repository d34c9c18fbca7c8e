// A client that ends its side before it has its answer gets none, as Node has it.
// > GET / HTTP/1.1\r\nHost: a\r\n\r\n
// end
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  req.on('aborted', () => console.log('aborted'));
  req.on('close', () => console.log('req close'));
  res.on('close', () => { console.log('res close'); res.end('late'); console.log(res.writableEnded); });
  server.close(() => console.log('closed'));
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
