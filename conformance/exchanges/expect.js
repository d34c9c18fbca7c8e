// Expect: 100-continue is answered before the request event; another expectation is 417.
// > POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n
// < 100 Continue\r\n\r\n
// > hi
// < got hi
// > POST / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\nContent-Length: 0\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('request');
  let got = '';
  req.on('data', (b) => { got += b; });
  req.on('end', () => { res.end('got ' + got); server.close(); });
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
