// An agent that changes the request it is given, as proxies' agents do.
var http = require('http'), net = require('net'), util = require('util');
var proxy = net.createServer(function (s) {
  s.on('error', function () {});
  s.once('data', function (d) { console.log(JSON.stringify(String(d))); s.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'); });
});
function Proxy(port) { http.Agent.call(this); this.port = port; }
util.inherits(Proxy, http.Agent);
Proxy.prototype.addRequest = function (req, options) {
  var self = this;
  process.nextTick(function () {
    console.log(!!req._header, req.outputData.length > 0);
    req.path = 'http://' + options.host + req.path;
    req._header = null;
    req.setHeader('Proxy-Connection', 'close');
    req._implicitHeader();
    if (req.outputData.length) {
      var first = req.outputData[0].data, end = first.indexOf('\r\n\r\n') + 4;
      req.outputData[0].data = req._header + first.slice(end);
    }
    req.onSocket(net.connect(self.port));
  });
};
proxy.listen(0, function () {
  var agent = new Proxy(proxy.address().port), left = 2;
  function done() { if (--left === 0) proxy.close(); }
  http.get({ host: 'far.example', path: '/x', agent: agent }, function (res) {
    res.on('data', function (d) { console.log(String(d)); });
    res.on('end', function () {
      done();
      var req = http.request({ host: 'far.example', path: '/y', agent: agent, method: 'POST' }, function (res) { res.resume(); res.on('end', done); });
      req.end('posted');
    });
  });
});
