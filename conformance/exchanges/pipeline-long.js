// Twenty requests in a row, answered at once, in a tick, an immediate and a timer, piecewise and whole.
// > GET /0 HTTP/1.1\r\nHost: a\r\n\r\nGET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET /3 HTTP/1.1\r\nHost: a\r\n\r\nGET /4 HTTP/1.1\r\nHost: a\r\n\r\nGET /5 HTTP/1.1\r\nHost: a\r\n\r\nGET /6 HTTP/1.1\r\nHost: a\r\n\r\nGET /7 HTTP/1.1\r\nHost: a\r\n\r\nGET /8 HTTP/1.1\r\nHost: a\r\n\r\nGET /9 HTTP/1.1\r\nHost: a\r\n\r\nGET /10 HTTP/1.1\r\nHost: a\r\n\r\nGET /11 HTTP/1.1\r\nHost: a\r\n\r\nGET /12 HTTP/1.1\r\nHost: a\r\n\r\nGET /13 HTTP/1.1\r\nHost: a\r\n\r\nGET /14 HTTP/1.1\r\nHost: a\r\n\r\nGET /15 HTTP/1.1\r\nHost: a\r\n\r\nGET /16 HTTP/1.1\r\nHost: a\r\n\r\nGET /17 HTTP/1.1\r\nHost: a\r\n\r\nGET /18 HTTP/1.1\r\nHost: a\r\n\r\nGET /19 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
// eof
const http = require('http');
const order = [];
const server = http.createServer((req, res) => {
  const n = Number(req.url.slice(1));
  const answer = () => {
    order.push(n);
    if (n % 3 === 1) { res.setHeader('Content-Length', 2 + req.url.length); res.write('a'); res.write(req.url); }
    if (n % 3 === 2) { res.write('b'); res.write('c'); }
    res.end(n % 3 === 1 ? 'z' : 'd' + n);
    if (order.length === 20) { console.log(order.slice().sort((a, b) => a - b).join()); server.close(); }
  };
  switch (n % 4) {
    case 0: answer(); break;
    case 1: process.nextTick(answer); break;
    case 2: setImmediate(answer); break;
    default: setTimeout(answer, 5);
  }
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
