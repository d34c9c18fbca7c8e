// req.abort and req.destroy while the socket connects, and once it has.
var http = require('http');
var server = http.createServer(function (req, res) { });
server.listen(0, function () {
  var port = server.address().port;
  var list = [];
  ['abort', 'destroy', 'destroy with an error'].forEach(function (how) {
    ['socket', 'connect', 'sent'].forEach(function (when) { list.push([how, when]); });
  });
  function next() {
    var x = list.shift();
    if (!x) { server.closeAllConnections(); return server.close(); }
    console.log('--', x[0], 'at', x[1]);
    var req = http.request({ port: port, method: 'POST', agent: false });
    function end() {
      if (x[0] === 'abort') req.abort();
      else if (x[0] === 'destroy') req.destroy();
      else req.destroy(new Error('mine'));
    }
    ['abort', 'close', 'finish', 'response'].forEach(function (n) { req.on(n, function () { console.log(n); }); });
    req.on('error', function (e) { console.log('error', e.code, e.message); });
    req.on('close', function () { console.log(req.destroyed, req.aborted, req.socket.destroyed); setImmediate(next); });
    req.on('socket', function (s) {
      if (x[1] === 'socket') end();
      s.on('connect', function () { if (x[1] === 'connect') end(); });
      s.on('close', function (e) { console.log('socket close', e); });
    });
    req.write('body', function (e) {
      console.log('written', e ? e.code : e === null || e === undefined);
      if (x[1] === 'sent') end();
    });
    req.flushHeaders();
  }
  next();
});
