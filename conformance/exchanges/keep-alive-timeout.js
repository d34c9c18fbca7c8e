// A connection that carries no request for keepAliveTimeout is ended by the server.
// > GET / HTTP/1.1\r\nHost: a\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => { res.end('ok'); });
server.keepAliveTimeout = 1000;
server.on('connection', (s) => s.on('close', () => { console.log('closed'); server.close(); }));
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
