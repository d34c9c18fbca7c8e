// A response cut off that has no 'error' listener does not end the program.
var http = require('http');
var server = http.createServer(function (req, res) {
  res.setHeader('Content-Length', 100);
  res.write('half');
  setImmediate(function () { res.socket.destroy(); });
});
server.listen(0, function () {
  var req = http.get({ port: server.address().port, agent: false }, function (res) {
    res.on('aborted', function () { console.log('aborted', res.complete, res.readableEnded); });
    res.on('end', function () { console.log('end'); });
    res.on('close', function () { console.log('res close', res.destroyed); server.close(); });
    res.resume();
  });
  req.on('error', function (e) { console.log('req error', e.code); });
  req.on('close', function () { console.log('req close', req.destroyed); });
});
