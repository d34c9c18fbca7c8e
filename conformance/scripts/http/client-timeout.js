// options.timeout and setTimeout: 'timeout' on a silent server.
var http = require('http');
var server = http.createServer(function () {});
server.listen(0, function () {
  var port = server.address().port;
  var list = [
    function () { return http.get({ port: port, timeout: 20 }); },
    function () { return http.get({ port: port }).setTimeout(20); },
    function () { return http.get({ port: port }).setTimeout(20, function () { console.log('callback'); }); },
    function () { var req = http.get({ port: port }); req.on('socket', function (s) { s.on('connect', function () { req.setTimeout(20); }); }); return req; },
    function () { return http.get({ port: port, agent: new http.Agent({ timeout: 20 }) }); },
    function () { return http.get({ port: port, timeout: 20, agent: false }); },
    function () { return http.get({ port: port, timeout: 20, agent: new http.Agent({ keepAlive: true, timeout: 100000 }) }); }
  ];
  (function next() {
    var f = list.shift();
    if (!f) { server.closeAllConnections(); return server.close(); }
    var req = f();
    console.log('timeout option', req.timeout);
    req.on('timeout', function () { console.log('timeout', req.destroyed, req.socket.timeout); req.destroy(); });
    req.on('error', function (e) { console.log(e.code, e.message); });
    req.on('close', function () { console.log('close'); next(); });
  })();
});
