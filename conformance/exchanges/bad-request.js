// What is no HTTP is answered 400 and the connection ends; the server goes on.
// > NOT HTTP\r\n\r\n
// eof
// --
// > GET / HTTP/1.1\r\nHost : a\r\n\r\n
// eof
// --
// > GET / HTTP/1.1\r\n\r\n
// eof
// --
// > GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n
// eof
// --
// > GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => { res.end('fine'); server.close(); });
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
