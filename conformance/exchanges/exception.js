// An exception in a request's callback ends the process with code 1 and Node's picture of it.
// > GET / HTTP/1.1\r\nHost: a\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  throw new Error('handler failed');
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
