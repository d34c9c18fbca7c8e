// --insecure-http-parser and --max-http-header-size hold for whoever says nothing else.
// flags: --insecure-http-parser --max-http-header-size=200
var http = require('http');
var net = require('net');
console.log(http.maxHeaderSize);
function run(options, done) {
  var server = http.createServer(options, function (req, res) {
    console.log(JSON.stringify(options), JSON.stringify(req.headers.x).slice(0, 20));
    res.end();
  });
  server.on('clientError', function (e, socket) { console.log(JSON.stringify(options), e.code, e.message); socket.destroy(); });
  server.listen(0, '127.0.0.1', function next(i) {
    i = i || 0;
    if (i === 2) return server.close(done);
    var value = i ? new Array(301).join('x') : 'a\bb';
    net.connect({ port: server.address().port, host: '127.0.0.1' }, function () {
      this.end('GET / HTTP/1.1\r\nHost: a\r\nX: ' + value + '\r\n\r\n');
    }).on('close', function () { next(i + 1); }).on('error', function () {}).resume();
  });
}
run({}, function () { run({ insecureHTTPParser: false, maxHeaderSize: 1000 }); });
