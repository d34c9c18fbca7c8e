// The first chunk of an answer leaves before the last is written.
const http = require('http');
const net = require('net');
let answer;
const server = http.createServer(function (req, res) {
  answer = res;
  res.write('first');
});
server.listen(0, '127.0.0.1', function () {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  let text = '';
  client.on('data', function (b) {
    text += b;
    if (answer && /first/.test(text)) {
      console.log('the first is here');
      answer.end('last');
      answer = null;
    }
  });
  client.on('end', function () {
    console.log(text.slice(text.indexOf('\r\n\r\n') + 4).split('\r\n'));
    server.close();
  });
});
