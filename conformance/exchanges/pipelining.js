// Three requests in one packet are answered in their order, though the first is answered last.
// > GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET /3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const waiting = [];
const server = http.createServer((req, res) => {
  console.log('request', req.url);
  waiting.push([req, res]);
  if (waiting.length < 3) return;
  while (waiting.length) {
    const [q, s] = waiting.pop();
    s.end('answer to ' + q.url);
    console.log('answered', q.url);
  }
  server.close();
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
