// clientError gives the script Node's code and reason, and the socket to answer on.
// > GET / HTTP/1.1\r\nBad Header: x\r\n\r\n
// eof
const http = require('http');
const server = http.createServer(() => console.log('never'));
server.on('clientError', (err, socket) => {
  console.log(err.code, '/', err.message, '/', err.reason, err instanceof Error);
  socket.end('HTTP/1.1 418 Teapot\r\nConnection: close\r\n\r\n');
  server.close();
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
