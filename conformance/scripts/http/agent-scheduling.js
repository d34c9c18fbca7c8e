// fifo takes the socket that has waited longest, lifo the youngest.
var http = require('http');
var sockets = [];
var server = http.createServer(function (req, res) {
  if (sockets.indexOf(req.socket) < 0) sockets.push(req.socket);
  var n = sockets.indexOf(req.socket);
  res.end(req.url + ' over ' + n);
});
server.listen(0, function () {
  var schedulings = ['fifo', 'lifo', undefined];
  (function next() {
    if (!schedulings.length) return server.close();
    var scheduling = schedulings.shift();
    var agent = new http.Agent({ keepAlive: true, scheduling: scheduling });
    console.log('--', agent.scheduling);
    sockets = [];
    var held = [];
    function get(path, cb) {
      http.get({ port: server.address().port, path: path, agent: agent }, function (res) {
        res.on('data', function (d) { console.log(String(d)); });
        res.on('end', function () { setImmediate(cb); });
      });
    }
    var first = true;
    // Two sockets, freed one after the other.
    var a = http.request({ port: server.address().port, path: '/a', agent: agent, method: 'POST' }, function (res) {
      res.resume();
      res.on('end', function () {
        var b = pending;
        b.end();
      });
    });
    var pending = http.request({ port: server.address().port, path: '/b', agent: agent, method: 'POST' }, function (res) {
      res.resume();
      res.on('end', function () {
        setImmediate(function () {
          get('/c', function () { get('/d', function () { agent.destroy(); next(); }); });
        });
      });
    });
    a.end();
  })();
});
