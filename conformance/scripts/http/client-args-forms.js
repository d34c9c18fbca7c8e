// The ways to call http.request and http.get: a text, a URL, options, a callback.
var http = require('http'), URL = require('url').URL;
var server = http.createServer(function (req, res) {
  res.end(req.method + ' ' + req.url + ' ' + (req.headers['x-a'] || '-') + ' ' + (req.headers.authorization || '-'));
});
server.listen(0, function () {
  var port = server.address().port, base = 'http://localhost:' + port;
  var calls = [
    function (cb) { return http.get(base + '/text?q=1#hash', cb); },
    function (cb) { return http.get(base, cb); },
    function (cb) { return http.get(new URL(base + '/url'), cb); },
    function (cb) { return http.get(base + '/both', { headers: { 'X-A': 'b' } }, cb); },
    function (cb) { return http.get(base + '/path', { path: '/other' }, cb); },
    function (cb) { return http.get({ port: port, path: '/options' }, cb); },
    function (cb) { return http.get({ port: String(port), hostname: 'localhost', host: 'nobody.invalid' }, cb); },
    function (cb) { return http.get(base.replace('//', '//me:pa%20ss@'), cb); },
    function (cb) { return http.get(new URL(base + '/u'), { method: 'delete' }, cb); },
    function (cb) { return http.get({ port: port, auth: 'a:b', method: 'put' }, cb); },
    function (cb) { return http.get({ port: port, auth: 'a:b', headers: { authorization: 'mine' } }, cb); },
    function (cb) { var r = http.request({ port: port }); r.once('response', cb); r.end(); return r; },
    function (cb) { var o = Object.create({ path: '/inherited' }); o.port = port; return http.get(o, cb); }
  ];
  function next() {
    var call = calls.shift();
    if (!call) return server.close();
    var req = call(function (res) {
      var text = '';
      res.on('data', function (d) { text += d; });
      res.on('end', function () { console.log(text, '|', req.method, req.path, req.host, req.protocol, req instanceof http.ClientRequest); next(); });
    });
  }
  next();
});
