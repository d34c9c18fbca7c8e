// A response that is not read holds its socket back, and goes on.
var http = require('http');
var total = 4e6, sent = 0;
var server = http.createServer(function (req, res) {
  (function more() {
    while (sent < total) { sent += 65536; if (!res.write(Buffer.alloc(65536))) return res.once('drain', more); }
    res.end();
  })();
});
server.listen(0, function () {
  http.get({ port: server.address().port }, function (res) {
    console.log(res.readableFlowing, res.isPaused(), res.readableHighWaterMark);
    var n = 0;
    res.once('data', function (d) {
      n += d.length;
      res.pause();
      console.log('paused', res.isPaused());
      setTimeout(function () {
        console.log('held', sent < total + 65536, res.readableLength > 0);
        res.on('data', function (d) { n += d.length; });
        res.on('end', function () { console.log(n === sent); server.close(); });
        res.resume();
      }, 30);
    });
  });
});
