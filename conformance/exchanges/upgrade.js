// An upgrade listener gets the raw socket and what came behind the head.
// > GET /chat HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\nfirst
// < first
// > second
// < second
// end
// eof
const http = require('http');
const server = http.createServer(() => console.log('never'));
server.on('upgrade', (req, socket, head) => {
  console.log(req.url, req.headers.upgrade, String(head).length <= 5);
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n');
  socket.write(head);
  socket.on('data', (b) => socket.write(b));
  socket.on('end', () => { console.log('end'); socket.end(); server.close(); });
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
