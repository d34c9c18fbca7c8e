// flushHeaders sends the head; the body follows when it is there.
var http = require('http'), net = require('net');
var server = net.createServer(function (s) {
  var text = '';
  s.on('data', function (d) {
    text += d;
    if (text.slice(-4) === '\r\n\r\n' && text.indexOf('chunked') > 0 && text.indexOf('0\r\n\r\n') < 0) { console.log('head is here'); req.end('body'); }
    if (text.indexOf('0\r\n\r\n') > 0) { console.log(JSON.stringify(text.replace(/\d{4,5}/, 'PORT'))); s.end('HTTP/1.1 200 OK\r\n\r\n'); }
  });
}), req;
server.listen(0, function () {
  req = http.request({ port: server.address().port, method: 'POST' }, function (res) { res.resume(); res.on('end', function () { server.close(); }); });
  console.log(req.headersSent, req.getHeaderNames().join(), JSON.stringify(req.getRawHeaderNames()));
  req.flushHeaders();
  req.flushHeaders();
  console.log(req.headersSent);
});
