// Whoever answers without a 100 closes: who knows whether the body comes. With a 100 the connection goes on.
// > POST /refuse HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n
// eof
// --
// > POST /take HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n
// < Continue
// > body
// < got body
// > GET /bye HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => { res.end('bye'); server.close(); });
server.on('checkContinue', (req, res) => {
  if (req.url === '/refuse') {
    req.on('aborted', () => console.log('aborted'));
    res.on('close', () => console.log('res close', res.writableFinished));
    res.writeHead(401);
    res.end('no');
    return;
  }
  res.writeContinue();
  let got = '';
  req.on('data', (b) => { got += b; });
  req.on('end', () => res.end('got ' + got));
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
