// Without an upgrade listener the request is one like any other.
// > GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n
// < plain
const http = require('http');
const server = http.createServer((req, res) => { res.setHeader('Connection', 'close'); res.end('plain'); server.close(); });
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
