// Sends every body back as it comes; cut_test.go asks.
const http = require('http');
const server = http.createServer((req, res) => {
  res.setHeader('X-Number', req.url.slice(1));
  req.on('error', () => {});
  req.pipe(res);
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
