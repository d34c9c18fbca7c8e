// A chunked request with an extension and trailers; a chunked answer with trailers.
// > POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\nConnection: close\r\n\r\n5;a=b\r\nhello\r\n1\r\n!\r\n0\r\nX-Sum: 6\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  let size = 0;
  req.on('data', (b) => { size += b.length; });
  req.on('end', () => {
    console.log(size, JSON.stringify(req.trailers), JSON.stringify(req.rawTrailers));
    res.writeHead(200, { 'Trailer': 'X-End', 'Content-Type': 'text/plain' });
    res.write('one');
    res.write('two');
    res.addTrailers({ 'X-End': 'yes' });
    res.end('three');
    server.close();
  });
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
