// A head beyond the limit is answered 431.
// > GET / HTTP/1.1\r\nHost: a\r\nX: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n\r\n
// eof
const http = require('http');
const server = http.createServer({ maxHeaderSize: 64 }, () => console.log('never'));
server.on('connection', () => server.close());
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
