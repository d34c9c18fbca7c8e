// The bytes of a request with a body: length, chunks, and neither.
var http = require('http'), net = require('net');
var server = net.createServer(function (socket) {
  var text = '', done = false;
  socket.on('error', function () {});
  socket.on('data', function (d) {
    text += d.toString('latin1');
    if (done || text.slice(-4) !== 'END!' && text.slice(-5) !== '0\r\n\r\n' && text.slice(-6) !== 'T: u\r\n\r\n'.slice(-6)) return;
    done = true;
    console.log(JSON.stringify(text.split(String(server.address().port)).join('PORT')));
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
});
server.listen(0, function () {
  var port = server.address().port;
  var list = [
    [{ method: 'POST' }, function (req) { req.end('END!'); }],
    [{ method: 'POST' }, function (req) { req.write('a'); req.end('END!'); }],
    [{ method: 'POST' }, function (req) { req.write('a'); req.write(''); req.write('b'); req.end(); }],
    [{ method: 'POST', headers: { 'content-length': 5 } }, function (req) { req.write('a'); req.end('END!'); }],
    [{ method: 'GET' }, function (req) { req.end('END!'); }],
    [{ method: 'GET' }, function (req) { req.write('x'); req.end('END!'); }],
    [{ method: 'GET', headers: { 'Transfer-Encoding': 'chunked' } }, function (req) { req.write('x'); req.end(); }],
    [{ method: 'DELETE', headers: { 'Content-Length': 4 } }, function (req) { req.end('END!'); }],
    [{ method: 'POST' }, function (req) { req.end('RU5EIQ==', 'base64'); }],
    [{ method: 'POST' }, function (req) { req.end(Buffer.from('END!')); }],
    [{ method: 'POST' }, function (req) { req.setHeader('Trailer', 'T'); req.addTrailers({ T: 'u' }); req.write('x'); req.end(); }],
    [{ method: 'POST' }, function (req) { req.removeHeader('transfer-encoding'); req.write('x'); req.end('END!'); }],
    [{ method: 'POST' }, function (req) { req.removeHeader('content-length'); req.end('END!'); }],
    [{ method: 'POST' }, function (req) { req.removeHeader('connection'); req.end('END!'); }],
    [{ method: 'POST' }, function (req) { req.flushHeaders(); req.end('END!'); req.write; }],
    [{ method: 'POST' }, function (req) { req.useChunkedEncodingByDefault = false; req.end('END!'); }],
    [{ method: 'POST' }, function (req) { req.shouldKeepAlive = false; req.end('END!'); }],
    [{ method: 'POST' }, function (req) { req.write('\u00e9', 'latin1'); req.write('\u00e9'); req.end(); }]
  ];
  function next() {
    var x = list.shift();
    if (!x) return server.close();
    x[0].port = port;
    var req = http.request(x[0], function (res) { res.resume(); });
    req.on('close', next);
    x[1](req);
  }
  next();
});
