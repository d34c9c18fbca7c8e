// What a server with insecureHTTPParser takes, and one without refuses.
var http = require('http');
var net = require('net');
var inputs = [
  'GET /control HTTP/1.1\r\nHost: a\r\nX: a\bb\r\n\r\n',
  'GET /fold HTTP/1.1\r\nHost: a\r\nX: one;\r\n  two;\r\n\tthree  \r\n\r\n',
  'GET /lines HTTP/1.1\nHost: a\nX: b\n\n',
  'GET /space HTTP/1.1\r\nHost: a\r\nConnection : close\r\n\r\n',
  'GET /version HTTP/3.7\r\nHost: a\r\nConnection: close\r\n\r\n',
  'POST /both HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n2 \r\nab0\r\n\r\n',
  'POST /coding HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\nuntil the end',
  'POST /twice HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na',
  'GET /colon HTTP/1.1\r\nHost: a\r\nX : b\r\n\r\n'
];
function run(insecure, done) {
  var server = http.createServer({ insecureHTTPParser: insecure }, function (req, res) {
    var body = '';
    req.on('data', function (d) { body += d; });
    req.on('end', function () {
      console.log(' ', req.httpVersion, JSON.stringify(req.rawHeaders), JSON.stringify(body));
      res.end();
    });
    req.on('error', function (e) { console.log('  request', e.code); });
  });
  server.on('clientError', function (e, socket) { console.log('  ' + e.code, e.message, e.bytesParsed); socket.destroy(); });
  console.log(server.insecureHTTPParser);
  server.listen(0, '127.0.0.1', function next(i) {
    i = i || 0;
    if (i === inputs.length) return server.close(done);
    console.log(inputs[i].split(' ')[1]);
    net.connect({ port: server.address().port, host: '127.0.0.1' }, function () { this.end(inputs[i]); })
      .on('close', function () { next(i + 1); }).on('error', function () {}).resume();
  });
}
run(true, function () { run(false, function () { run(undefined); }); });
