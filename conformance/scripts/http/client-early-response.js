// A response that comes while the body is still being sent.
var http = require('http');
var server = http.createServer(function (req, res) {
  res.writeHead(413);
  res.end('too much');
  req.resume();
});
server.listen(0, function () {
  var agent = new http.Agent({ keepAlive: true });
  var req = http.request({ port: server.address().port, method: 'POST', agent: agent });
  ['finish', 'close', 'error', 'abort'].forEach(function (n) { req.on(n, function () { console.log('req', n); }); });
  req.on('response', function (res) {
    console.log(res.statusCode, 'finished', req.finished);
    res.on('data', function (d) { console.log(String(d)); });
    res.on('end', function () {
      console.log('end');
      setImmediate(function () {
        console.log('free', Object.keys(agent.freeSockets).length, 'in use', Object.keys(agent.sockets).length);
        req.end('the rest');
      });
    });
  });
  req.on('close', function () {
    setImmediate(function () {
      console.log('free', Object.keys(agent.freeSockets).length, 'in use', Object.keys(agent.sockets).length);
      agent.destroy();
      server.close();
    });
  });
  req.write('begin');
});
