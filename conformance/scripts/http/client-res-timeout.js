// res.setTimeout: 'timeout' on the response while its body does not come.
var http = require('http');
var server = http.createServer(function (req, res) { res.setHeader('Content-Length', 8); res.write('half'); });
server.listen(0, function () {
  var req = http.get({ port: server.address().port }, function (res) {
    res.on('data', function (d) { console.log(String(d)); });
    console.log(res.setTimeout(20, function () {
      console.log('timeout');
      req.on('error', function (e) { console.log('req error', e.code); });
      res.on('error', function (e) { console.log('res error', e.code); });
      res.on('close', function () { console.log('close'); server.closeAllConnections(); server.close(); });
      req.destroy();
    }) === res);
  });
});
