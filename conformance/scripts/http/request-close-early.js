// A request closes when its body was read, before it is answered; one that nobody reads when the answer has gone.
var http = require('http');
var net = require('net');
var server = http.createServer(function (req, res) {
  console.log(req.url);
  ['end', 'aborted', 'error', 'close'].forEach(function (name) {
    req.on(name, function () { console.log('request', name, req.destroyed); });
  });
  ['finish', 'close'].forEach(function (name) { res.on(name, function () { console.log('response', name); }); });
  if (req.url !== '/unread') req.resume();
  setTimeout(function () { console.log('late'); res.end('x'); }, 5);
});
server.listen(0, '127.0.0.1', function () {
  var urls = ['/read', '/unread'];
  (function next() {
    var url = urls.shift();
    if (!url) return server.close();
    net.connect({ port: server.address().port, host: '127.0.0.1' }, function () {
      this.write('POST ' + url + ' HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\nab');
    }).on('close', next).resume();
  })();
});
