// With a checkContinue listener the script answers the expectation itself.
// > POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n
// < 100 Continue\r\n\r\n
// > hi
// eof
const http = require('http');
const server = http.createServer(() => console.log('never'));
server.on('checkContinue', (req, res) => {
  console.log('asked', req.headers.expect);
  res.writeContinue();
  let got = '';
  req.on('data', (b) => { got += b; });
  req.on('end', () => { console.log(got); res.end('ok'); server.close(); });
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
