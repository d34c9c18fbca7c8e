// agent: false is a new agent each time, of the default agent's class.
var http = require('http'), util = require('util');
function Mine() { http.Agent.apply(this, arguments); console.log('made', arguments.length); }
util.inherits(Mine, http.Agent);
var server = http.createServer(function (req, res) { res.end(req.headers.connection); });
server.listen(0, function () {
  var port = server.address().port;
  http.get({ port: port, agent: false }, function (res) {
    console.log(res.req.agent === http.globalAgent, res.req.agent instanceof http.Agent, res.req.agent.keepAlive);
    res.on('data', function (d) { console.log(String(d)); });
    res.on('end', function () {
      http.get({ port: port, agent: false, _defaultAgent: new Mine() }, function (res) {
        console.log(res.req.agent instanceof Mine);
        res.resume();
        res.on('end', function () { server.close(); });
      });
    });
  });
});
