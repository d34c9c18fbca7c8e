// addRequest(req, host, port, localAddress), as very old agents call it.
var http = require('http');
var server = http.createServer(function (req, res) { res.end('ok'); });
server.listen(0, '127.0.0.1', function () {
  var agent = new http.Agent(), add = agent.addRequest;
  agent.addRequest = function (req, options) { add.call(agent, req, options.host, options.port, options.localAddress); };
  http.get({ host: '127.0.0.1', port: server.address().port, agent: agent }, function (res) {
    res.on('data', function (d) { console.log(String(d)); });
    console.log(Object.keys(agent.sockets)[0].replace(/\d{4,5}/, 'PORT'));
    res.on('end', function () { server.close(); });
  });
});
