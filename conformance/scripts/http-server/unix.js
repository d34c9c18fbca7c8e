// A server on a Unix path.
const http = require('http');
const net = require('net');
const os = require('os');
const path = require('path');
const fs = require('fs');
const { clean } = require('./_talk.js');
const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'http-')), 's');
const server = http.createServer((req, res) => {
  console.log(req.url, req.socket.remoteAddress, req.socket.address(), req.socket instanceof net.Socket);
  res.end('over a path');
});
server.listen(file, () => {
  console.log(server.address() === file, server.listening);
  let came = '';
  const client = net.connect(file);
  client.write('GET /p HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  client.on('data', (d) => { came += d; });
  client.on('close', () => { console.log(clean(came)); server.close(() => { console.log(fs.existsSync(file)); fs.rmdirSync(path.dirname(file)); }); });
});
