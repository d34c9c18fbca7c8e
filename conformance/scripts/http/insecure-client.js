// What a client with insecureHTTPParser takes, and one without refuses.
var http = require('http');
var net = require('net');
var answers = [
  'HTTP/1.1 200 OK\r\nContent-Type: text/plain;\r\n mode=1;\r\n name="x"\r\nContent-Length: 2\r\n\r\nhi',
  'HTTP/1.1 200 OK\r\nX: a\x01b\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi',
  'HTTP/1.1 200 OK\nContent-Length: 2\n\nhi',
  'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\nhi\n0\n\n'
];
var next;
var server = net.createServer(function (socket) { socket.once('data', function () { socket.end(answers[next]); }); });
server.listen(0, '127.0.0.1', function ask(insecure, i) {
  if (i === undefined) return ask(true, 0);
  if (i === answers.length) return insecure ? ask(false, 0) : server.close();
  next = i;
  var req = http.get({ port: server.address().port, host: '127.0.0.1', agent: false, insecureHTTPParser: insecure }, function (res) {
    var body = '';
    res.on('data', function (d) { body += d; });
    res.on('error', function (e) { console.log('response', e.code); });
    res.on('close', function () {
      console.log(res.complete, JSON.stringify(res.rawHeaders), body);
    });
  });
  console.log(i, req.insecureHTTPParser);
  req.on('error', function (e) { console.log(e.code, e.message); });
  req.on('close', function () { ask(insecure, i + 1); });
});
try { http.get({ insecureHTTPParser: 0 }); } catch (e) { console.log(e.code, e.message); }
