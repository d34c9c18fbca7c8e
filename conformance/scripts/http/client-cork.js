// cork holds a request's bytes back until uncork.
var http = require('http');
var server = http.createServer(function (req, res) {
  var text = '';
  req.on('data', function (d) { text += d; });
  req.on('end', function () { res.end(text); });
});
server.listen(0, function () {
  var req = http.request({ port: server.address().port, method: 'POST' }, function (res) {
    res.on('data', function (d) { console.log(String(d)); });
    res.on('end', function () { server.close(); });
  });
  req.cork();
  console.log(req.writableCorked);
  req.write('a', function () { console.log('a written'); });
  req.write('b');
  req.uncork();
  console.log(req.writableCorked);
  req.on('socket', function (s) {
    s.on('connect', function () {
      req.cork();
      req.cork();
      req.write('c', function () { console.log('c written'); });
      req.uncork();
      setImmediate(function () {
        console.log('uncorking');
        req.uncork();
        req.end('d');
      });
    });
  });
});
