// The order of a request's events, its response's and its socket's.
var http = require('http');
var server = http.createServer(function (req, res) { req.resume(); req.on('end', function () { res.write('one'); res.end('two'); }); });
function spy(name, emitter, events) {
  events.forEach(function (e) { emitter.on(e, function () { console.log(name, e); }); });
}
server.listen(0, function () {
  var req = http.request({ port: server.address().port, method: 'POST', agent: false }, function (res) {
    console.log('callback');
    spy('res', res, ['end', 'close', 'aborted', 'error']);
    res.resume();
  });
  spy('req', req, ['socket', 'prefinish', 'finish', 'response', 'close', 'abort', 'error', 'drain', 'timeout', 'continue', 'information']);
  req.on('socket', function (s) { spy('socket', s, ['connect', 'ready', 'end', 'finish', 'close', 'free']); });
  req.on('close', function () { server.close(); });
  req.write('body', function () { console.log('written'); });
  req.end(function () { console.log('ended'); });
  console.log('sync', req.finished, req.writableEnded, req.writableFinished, req.headersSent);
});
