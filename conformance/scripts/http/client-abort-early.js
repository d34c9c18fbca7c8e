// req.abort and req.destroy before there is a socket.
var http = require('http');
var server = http.createServer(function (req, res) { res.end(); });
server.listen(0, function () {
  var port = server.address().port;
  var list = [
    function (req) { req.abort(); },
    function (req) { req.abort(); req.abort(); },
    function (req) { req.destroy(); },
    function (req) { req.destroy(new Error('mine')); },
    function (req) { req.end(); req.abort(); },
    function (req) { req.end('x'); req.destroy(new Error('mine')); },
    function (req) { req.destroy(); req.abort(); },
    function (req) { req.destroy(); req.write('x', function (e) { console.log('write', e && e.code); }); req.end(function () { console.log('end'); }); }
  ];
  function next() {
    var f = list.shift();
    if (!f) return server.close();
    var req = http.request({ port: port, method: 'POST', agent: list.length % 2 ? undefined : false });
    ['abort', 'close', 'socket', 'finish', 'response'].forEach(function (n) { req.on(n, function () { console.log(n); }); });
    req.on('error', function (e) { console.log('error', e.code, e.message); });
    req.on('close', function () {
      console.log('state', req.destroyed, req.aborted, req.closed, req.errored, req.writable, req.socket && req.socket.destroyed);
      setImmediate(next);
    });
    f(req);
    console.log('after', req.destroyed, req.aborted);
  }
  next();
});
