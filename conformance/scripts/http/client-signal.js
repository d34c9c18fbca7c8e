// options.signal aborts a request: before, while it is sent, and half way through the response.
var http = require('http');
var server = http.createServer(function (req, res) { res.setHeader('Content-Length', 10); res.write('half'); });
server.listen(0, function () {
  var port = server.address().port;
  var list = ['before', 'at once', 'socket', 'response', 'after'];
  (function next() {
    var when = list.shift();
    if (!when) { server.closeAllConnections(); return server.close(); }
    var controller = new AbortController();
    if (when === 'before') controller.abort();
    var req = http.get({ port: port, signal: controller.signal, agent: false }, function (res) {
      res.on('error', function (e) { console.log(when, 'res error', e.name, e.code, e.message); });
      res.on('data', function () {
        if (when === 'response') controller.abort(new Error('why'));
        if (when === 'after') { req.destroy(); controller.abort(); }
      });
    });
    if (when === 'at once') controller.abort();
    if (when === 'socket') req.on('socket', function () { controller.abort('text'); });
    req.on('error', function (e) { console.log(when, 'error', e.name, e.code, e.message, e.cause === undefined ? '-' : e.cause.message || e.cause); });
    req.on('close', function () { console.log(when, 'close', req.aborted, req.destroyed); setImmediate(next); });
  })();
});
