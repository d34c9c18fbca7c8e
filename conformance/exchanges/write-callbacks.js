// When the callbacks of write and end come, beside ticks and immediates.
// > GET / HTTP/1.1\r\nHost: a\r\n\r\n
// < bye
// > GET /head HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  const log = (what) => () => console.log(req.url, what, res.writableFinished);
  res.on('finish', log('finish'));
  res.on('close', log('close'));
  if (req.url === '/') {
    setImmediate(log('immediate'));
    process.nextTick(log('tick'));
    res.write('a', log('a'));
    res.write('', log('empty'));
    res.write('b', log('b'));
    process.nextTick(log('tick 2'));
    res.end('bye', log('end'));
    log('after end')();
    return;
  }
  res.writeHead(204);
  res.write('x', log('x'));
  res.end(log('end'));
  server.close();
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
