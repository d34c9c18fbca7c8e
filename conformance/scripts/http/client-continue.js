// Expect: 100-continue: the head leaves first, the body after 'continue'.
var http = require('http');
var server = http.createServer(function (req, res) {
  var text = '';
  req.on('data', function (d) { text += d; });
  req.on('end', function () { res.end('got ' + text); });
});
server.on('checkContinue', function (req, res) {
  console.log('checkContinue', req.headers.expect);
  res.writeContinue();
  server.emit('request', req, res);
});
server.listen(0, function () {
  var req = http.request({ port: server.address().port, method: 'POST', headers: { Expect: '100-continue' } });
  console.log('sent', req.headersSent);
  try { req.setHeader('a', 'b'); } catch (e) { console.log(e.code, e.message); }
  req.on('continue', function () { console.log('continue'); req.end('body'); });
  req.on('information', function (i) { console.log('information', JSON.stringify(i)); });
  req.on('response', function (res) {
    console.log(res.statusCode);
    res.on('data', function (d) { console.log(String(d)); });
    res.on('end', function () { server.close(); });
  });
});
