// write's answer, 'drain', writableLength and highWaterMark.
const http = require('http');
const { talk } = require('./_talk.js');
const server = http.createServer({ highWaterMark: 1024 }, (req, res) => {
  console.log(res.writableHighWaterMark, req.readableHighWaterMark, res.writableLength, res.writableNeedDrain);
  console.log(res.write('a'.repeat(10)), res.writableNeedDrain);
  console.log(res.write('b'.repeat(2000)), res.writableNeedDrain, res.writableLength >= 2000);
  res.once('drain', () => {
    console.log('drain', res.writableNeedDrain, res.writableLength);
    res.end('end');
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(server.highWaterMark);
  talk(server.address().port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', (came) => { console.log(came.length); server.close(); });
});
