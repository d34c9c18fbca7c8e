// A script that writes to the socket, and hears its bytes, while HTTP goes on.
const http = require('http');
const { talk } = require('./_talk.js');
const server = http.createServer((req, res) => {
  console.log('request', req.url, heard.length > 0);
  res.write('one');
  req.socket.write('|raw|');
  res.write('two');
  res.end('three');
});
const heard = [];
server.on('connection', (socket) => {
  console.log('connection', socket.bytesRead, socket.listenerCount('data') > 0);
  socket.on('data', (d) => heard.push(String(d)));
  socket.on('end', () => console.log('end'));
  socket.on('close', () => console.log('close', heard.join('').length, socket.bytesRead, socket.bytesWritten > 0));
});
server.listen(0, '127.0.0.1', () => {
  talk(server.address().port, 'GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', (came) => { console.log(came); server.close(); });
});
