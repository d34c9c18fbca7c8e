// Trailers, ours and theirs, and answers before the answer.
// > POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n1\r\na\r\n0\r\nX-T: one\r\nX-T: two\r\n\r\n
// < done
// > GET /hints HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const server = http.createServer((req, res) => {
  if (req.url === '/hints') {
    res.writeProcessing();
    res.writeEarlyHints({ link: '</style.css>; rel=preload', 'x-trace': 'id' }, () => console.log('hinted'));
    res.writeEarlyHints({ link: ['</a.css>; rel=preload', '</b.css>; rel=preload'] });
    res.writeContinue(() => console.log('continued'));
    console.log(res.headersSent);
    res.end('bye');
    server.close();
    return;
  }
  console.log(req.trailers, req.rawTrailers);
  req.resume();
  req.on('end', () => {
    console.log(req.trailers, req.rawTrailers, req.trailersDistinct);
    res.writeHead(200, { Trailer: 'X-Sum' });
    res.write('done');
    res.addTrailers({ 'X-Sum': '4' });
    res.addTrailers([['X-More', 'yes']]);
    res.end();
  });
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
