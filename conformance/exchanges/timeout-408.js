// A request that does not come to its end in time is answered 408.
// > GET / HTTP/1.1\r\nHost: a\r\n
// eof
const http = require('http');
const server = http.createServer({ headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20 }, () => console.log('never'));
server.on('connection', (s) => s.on('close', () => server.close()));
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
