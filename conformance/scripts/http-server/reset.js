// A client that resets while an answer is being written.
const http = require('http');
const { talk } = require('./_talk.js');
const server = http.createServer((req, res) => {
  const order = [];
  req.on('aborted', () => order.push('aborted'));
  req.on('error', (e) => order.push('req error ' + e.code + ' ' + e.message));
  req.on('close', () => order.push('req close'));
  res.on('error', (e) => order.push('res error ' + e.code));
  res.on('close', () => { order.push('res close ' + res.destroyed + ' ' + res.writableEnded); });
  req.socket.on('close', (bad) => { order.push('socket close'); });
  server.on('close', () => console.log(order.join('\n')));
  res.write('first', () => { client.resetAndDestroy(); server.close(); });
});
let client;
server.listen(0, '127.0.0.1', () => { client = talk(server.address().port, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n'); });
