// options.lookup finds the host, or does not.
var http = require('http');
var server = http.createServer(function (req, res) { res.end(req.headers.host.replace(/\d+$/, 'PORT')); });
server.listen(0, '127.0.0.1', function () {
  var port = server.address().port;
  function lookup(name, options, cb) {
    console.log('lookup', name);
    if (name === 'bad.example') {
      var e = new Error('no such host');
      e.code = 'ENOTFOUND';
      return cb(e);
    }
    if (options.all) cb(null, [{ address: '127.0.0.1', family: 4 }]);
    else cb(null, '127.0.0.1', 4);
  }
  http.get({ host: 'good.example', port: port, lookup: lookup }, function (res) {
    res.on('data', function (d) { console.log(String(d)); });
    res.on('end', function () {
      var req = http.get({ host: 'bad.example', port: port, lookup: lookup });
      req.on('error', function (e) { console.log('error', e.code, e.message); });
      req.on('close', function () { console.log('close'); server.close(); });
    });
  });
});
