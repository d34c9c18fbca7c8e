// req.write says false when too much waits, and 'drain' comes.
var http = require('http');
var server = http.createServer(function (req, res) {
  var n = 0;
  req.on('data', function (d) { n += d.length; });
  req.on('end', function () { res.end(String(n)); });
});
server.listen(0, function () {
  var req = http.request({ port: server.address().port, method: 'POST' }, function (res) {
    res.on('data', function (d) { console.log('server got', String(d)); });
    res.on('end', function () { server.close(); });
  });
  console.log(req.writableHighWaterMark, req.writableLength, req.writableNeedDrain);
  console.log(req.write('small'), req.writableNeedDrain);
  console.log(req.write(new Array(20000).join('x')), req.writableNeedDrain, req.writableLength > 19999);
  req.once('drain', function () {
    console.log('drain', req.writableNeedDrain, req.writableLength);
    var more, rounds = 0;
    (function go() {
      do { more = req.write(Buffer.alloc(65536)); } while (more);
      console.log('full', req.writableNeedDrain);
      if (++rounds === 3) return req.end(function () { console.log('ended', req.writableFinished); });
      req.once('drain', go);
    })();
  });
});
