// req.abort and req.destroy when half of the response is here.
var http = require('http');
var server = http.createServer(function (req, res) {
  res.setHeader('Content-Length', 100);
  res.write('half');
});
server.listen(0, function () {
  var list = ['abort', 'destroy', 'error', 'res', 'res error', 'socket'];
  function next() {
    var how = list.shift();
    if (!how) { server.closeAllConnections(); return server.close(); }
    console.log('--', how);
    var req = http.get({ port: server.address().port, agent: false }, function (res) {
      ['aborted', 'end', 'close'].forEach(function (n) { res.on(n, function () { console.log('res', n, res.aborted, res.complete); }); });
      res.on('error', function (e) { console.log('res error', e.code, e.message); });
      res.on('data', function (d) {
        console.log('data', String(d));
        if (how === 'abort') req.abort();
        else if (how === 'destroy') req.destroy();
        else if (how === 'error') req.destroy(new Error('mine'));
        else if (how === 'res') res.destroy();
        else if (how === 'res error') res.destroy(new Error('of res'));
        else req.socket.destroy();
      });
    });
    ['abort', 'close', 'finish'].forEach(function (n) { req.on(n, function () { console.log('req', n); }); });
    req.on('error', function (e) { console.log('req error', e.code, e.message); });
    req.on('close', function () { setImmediate(next); });
  }
  next();
});
