// Over maxSockets requests wait their turn.
var http = require('http');
var open = 0, most = 0;
var server = http.createServer(function (req, res) {
  most = Math.max(most, ++open);
  setImmediate(function () { open--; res.end(req.url); });
});
server.listen(0, function () {
  [{ keepAlive: true, maxSockets: 2 }, { maxSockets: 1 }, { keepAlive: true, maxTotalSockets: 2 }].reduceRight(function (next, options) {
    return function () {
      var agent = new http.Agent(options), left = 5;
      var lines = [];
      most = 0;
      console.log('--', JSON.stringify(options));
      for (var i = 0; i < 5; i++) (function (i) {
        var req = http.get({ port: server.address().port, path: '/' + i, agent: agent }, function (res) {
          res.on('data', function (d) { lines.push(String(d)); });
          res.on('end', function () {
            if (--left) return;
            console.log('never more', most <= (options.maxSockets || options.maxTotalSockets), lines.sort().join());
            agent.destroy();
            next();
          });
        });
      })(i);
      console.log('waiting', Object.keys(agent.requests).map(function (k) { return agent.requests[k].length; }).join());
    };
  }, function () { server.close(); })();
});
