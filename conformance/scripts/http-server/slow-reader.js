// A reader that does not read stops the writer; when it reads, all of it comes.
const http = require('http');
const net = require('net');
const chunk = Buffer.alloc(64 * 1024, 'x');
const total = 400;
let written = 0, client;
const server = http.createServer(function (req, res) {
  res.setHeader('Content-Length', total * chunk.length);
  function more() {
    while (written < total) {
      written++;
      if (!res.write(chunk)) {
        res.once('drain', more);
        return;
      }
    }
    res.end();
  }
  more();
  // What fits into the system's buffers is gone; then nothing moves.
  let last = -1;
  (function watch() {
    if (written === last) {
      console.log('stopped before the end:', written < total, res.writableNeedDrain);
      client.resume();
      return;
    }
    last = written;
    setTimeout(watch, 100);
  })();
  res.on('finish', function () { console.log('finish', written); });
});
server.listen(0, '127.0.0.1', function () {
  client = net.connect(server.address().port, '127.0.0.1');
  client.pause();
  client.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  let received = 0;
  client.on('data', function (b) { received += b.length; });
  client.on('end', function () {
    console.log('all there:', received > total * chunk.length);
    server.close();
  });
});
