// The bytes of a request: first line and fields as Node writes them.
var http = require('http'), net = require('net');
var got;
var server = net.createServer(function (socket) {
  var text = '';
  socket.on('error', function () {});
  socket.on('data', function (d) {
    text += d.toString('latin1');
    if (text.indexOf('\r\n\r\n') < 0) return;
    console.log(JSON.stringify(text.split(String(server.address().port)).join('PORT')));
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
});
server.listen(0, function () {
  var port = server.address().port;
  var list = [
    {},
    { agent: false },
    { agent: new http.Agent({ keepAlive: true }) },
    { agent: new http.Agent() },
    { agent: new http.Agent({ maxSockets: 3 }) },
    { method: 'head', path: '/x?y=z' },
    { headers: { Connection: 'close' } },
    { headers: { connection: 'keep-alive' }, agent: false },
    { headers: { Host: 'else.where' } },
    { headers: { host: '' } },
    { setHost: false },
    { setHost: true },
    { setHost: 0 },
    { host: '127.0.0.1' },
    { headers: { 'x-a': 1, 'X-B': ['p', 'q'], Cookie: ['a=1', 'b=2'], 'x-c': true, 'x-d': null } },
    { headers: { 'X-B': ['p', 'q'], 'x-e': ['r', 's'] }, uniqueHeaders: ['x-b', 'X-E'] },
    { headers: ['X-A', 'b', 'x-a', 'c'] },
    { headers: [['X-A', 'b'], ['Host', 'h'], ['Cookie', ['1', '2']]] },
    { headers: { Expect: '100-continue' } },
    { headers: { 'Content-Length': 0 } },
    { headers: { 'Content-Length': '0' }, method: 'POST' },
    { method: 'POST' },
    { method: 'PUT', headers: { 'Transfer-Encoding': 'chunked' } },
    { method: 'PATCH' },
    { method: 'DELETE' },
    { method: 'OPTIONS', path: '*' },
    { method: 'TRACE' },
    { method: 'FOO' },
    { path: '/caf\u00e9', headers: { 'x-latin': 'caf\u00e9' } },
    { defaultPort: port },
    { auth: 'j\u00f6rg:x' },
    { createConnection: function (o) { return net.connect(o.port, o.host); } }
  ];
  function next() {
    var options = list.shift();
    if (!options) return server.close();
    options.port = options.defaultPort ? undefined : port;
    var req = http.request(options, function (res) { res.resume(); });
    req.on('close', next);
    req.end();
  }
  next();
});
