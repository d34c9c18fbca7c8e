// A free socket that waits longer than options.timeout is closed.
var http = require('http');
var server = http.createServer(function (req, res) { res.end(); });
server.listen(0, function () {
  var agent = new http.Agent({ keepAlive: true, timeout: 300 });
  var req = http.get({ port: server.address().port, agent: agent }, function (res) { res.resume(); });
  req.on('timeout', function () { console.log('req timeout'); });
  req.on('close', function () {
    var s = req.socket;
    s.on('timeout', function () { console.log('timeout', s.destroyed); });
    s.on('close', function () { console.log('closed', Object.keys(agent.freeSockets).length, agent.totalSocketCount); server.close(); });
    setImmediate(function () { console.log(Object.keys(agent.freeSockets).length, s.timeout); });
  });
});
