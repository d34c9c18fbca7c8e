// maxConnections: 'drop' says whom.
const http = require('http');
const { talk } = require('./_talk.js');
const server = http.createServer((req, res) => res.end('hello'));
server.maxConnections = 1;
server.on('drop', (data) => { console.log(Object.keys(data).join(), data.remoteAddress, data.localFamily); });
server.listen(0, '127.0.0.1', () => {
  const first = talk(server.address().port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', () => server.close(() => console.log('closed')));
  first.once('data', () => {
    talk(server.address().port, '', (came) => { console.log(JSON.stringify(came)); first.end(); });
  });
});
