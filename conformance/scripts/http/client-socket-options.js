// setNoDelay and setSocketKeepAlive reach the socket once it is connected.
var http = require('http');
var server = http.createServer(function (req, res) { res.end(); });
server.listen(0, function () {
  var req = http.request({ port: server.address().port, agent: false }, function (res) {
    res.resume();
    res.on('end', function () { server.close(); });
  });
  req.setNoDelay(true);
  req.setSocketKeepAlive(true, 5000);
  req.on('socket', function (s) {
    ['setNoDelay', 'setKeepAlive', 'setTimeout'].forEach(function (n) {
      var f = s[n];
      s[n] = function () { console.log(n, JSON.stringify([].slice.call(arguments)), s.connecting); return f.apply(s, arguments); };
    });
    req.setTimeout(10000);
    s.on('connect', function () { req.setNoDelay(false); });
    req.end();
  });
});
