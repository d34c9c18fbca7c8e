// setTimeout on the server, a request, a response and a socket: who hears of it, and what happens if nobody does.
// > GET /server HTTP/1.1\r\nHost: a\r\n\r\n
// < on server
// > POST /req HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\na
// < on req
// > b
// > GET /res HTTP/1.1\r\nHost: a\r\n\r\n
// < on res
// > GET /socket HTTP/1.1\r\nHost: a\r\n\r\n
// < on socket
// > GET /nobody HTTP/1.1\r\nHost: a\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  const socket = req.socket;
  socket.setTimeout(0);
  switch (req.url) {
    case '/server':
      socket.setTimeout(20);
      server.once('timeout', (s) => { console.log('server', s === socket); res.end('on server'); });
      break;
    case '/req': console.log(req.setTimeout(20, function() { console.log('req', this === req, this === socket); res.end('on req'); }) === req); break;
    case '/res': console.log(res.setTimeout(20, function() { console.log('res', this === res, this === socket); res.end('on res'); }) === res); break;
    case '/socket': server.once('timeout', () => {}); console.log(socket.setTimeout(20, function() { console.log('socket', this === socket); res.end('on ' + 'socket'); }) === socket, socket.timeout); break;
    default:
      socket.setTimeout(20, () => console.log('socket too', socket.destroyed));
      res.on('close', () => { console.log('closed'); server.close(); });
  }
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
