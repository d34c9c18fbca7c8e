// A connection's own events, its counts, and bytes written past the response.
// > GET / HTTP/1.1\r\nHost: a\r\n\r\n
// < answer
// end
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  console.log(req.socket.bytesRead > 0, req.socket.bytesWritten, req.socket.server === server, req.socket.readyState);
  req.socket.write('HTTP/1.1 100 Continue\r\n\r\n', () => console.log('written'));
  res.end('answer');
});
server.on('connection', (socket) => {
  console.log('connection', socket.readable, socket.writable, socket.destroyed);
  ['end', 'finish', 'timeout', 'error'].forEach((name) => socket.on(name, () => console.log('socket', name)));
  socket.on('close', (hadError) => { console.log('socket close', hadError, socket.destroyed, socket.bytesRead, socket.readyState, socket.remoteAddress); server.close(); });
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
