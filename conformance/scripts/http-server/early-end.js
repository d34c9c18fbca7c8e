// A client that ends before its message is whole.
const http = require('http');
const { talk } = require('./_talk.js');
const server = http.createServer((req, res) => {
  console.log('request', req.url, req.complete);
  req.on('aborted', () => console.log('aborted', req.aborted, req.complete));
  req.on('error', (e) => console.log('req error', e.code, e.message));
  req.on('end', () => console.log('req end'));
  req.on('close', () => console.log('req close', req.destroyed, req.complete));
  res.on('close', () => { console.log('res close', res.writableEnded, res.writableFinished, res.destroyed); server.close(); });
  res.on('finish', () => console.log('res finish'));
  req.resume();
});
server.on('clientError', (e, socket) => { console.log('clientError', e.code, e.message); socket.destroy(); });
server.on('close', () => console.log('close'));
server.listen(0, '127.0.0.1', () => {
  const client = talk(server.address().port, 'POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc', (came) => console.log('client', came));
  server.once('request', () => client.end());
});
