// maxTotalSockets counts over all origins; a freed place goes to another origin's request.
var http = require('http');
function make(name, cb) {
  var s = http.createServer(function (req, res) { console.log(name, req.url); res.end(); });
  s.listen(0, function () { cb(s); });
}
make('one', function (one) {
  make('two', function (two) {
    var agent = new http.Agent({ maxTotalSockets: 1 }), left = 4;
    [one, two, one, two].forEach(function (s, i) {
      http.get({ port: s.address().port, path: '/' + i, agent: agent }, function (res) {
        res.resume();
        res.on('end', function () { if (--left === 0) { one.close(); two.close(); } });
      });
    });
    console.log(Object.keys(agent.sockets).length, Object.keys(agent.requests).length, agent.totalSocketCount);
  });
});
