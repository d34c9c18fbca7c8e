// Answers before the answer: 100, 102, 103, and Expect.
const http = require('http');
const { serve, attempt } = require('./_talk.js');
const server = http.createServer((req, res) => {
  res.writeContinue(() => console.log('continue told'));
  res.writeProcessing();
  res.writeEarlyHints({ link: '</a>; rel=preload' }, () => console.log('hints told'));
  res.writeEarlyHints({ 'link': ['</a>; rel=preload', '</b>; rel=preload; as=style'], 'x-trace': 'id' });
  for (const hints of [{}, { link: 5 }, { link: 'nonsense' }, { link: ['</a>; rel=preload', 'bad'] }, null, 5, { link: '' }, { link: [] }]) attempt(JSON.stringify(hints), () => res.writeEarlyHints(hints));
  res.end('final');
});
const get = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
const expecting = (what) => 'POST / HTTP/1.1\r\nHost: a\r\nExpect: ' + what + '\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi';
serve(server, [get, expecting('100-Continue'), expecting('else')], () => {
  const aware = http.createServer((req, res) => { console.log('request'); res.end(); });
  aware.on('checkContinue', (req, res) => { console.log('checkContinue', req.headers.expect); res.writeContinue(); req.resume().on('end', () => res.end('yes')); });
  aware.on('checkExpectation', (req, res) => { console.log('checkExpectation', req.headers.expect); res.statusCode = 417; res.end('no'); });
  serve(aware, [expecting('100-continue'), expecting('else'), expecting('')], () => {
    const refusing = http.createServer();
    refusing.on('checkContinue', (req, res) => { res.writeHead(413); res.end('too big'); });
    serve(refusing, [expecting('100-continue').replace('Connection: close\r\n', '')]);
  });
});
