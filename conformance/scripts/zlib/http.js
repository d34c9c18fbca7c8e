// A server that compresses what it streams, a client that undoes it
var http = require('http');
var zlib = require('zlib');
var server = http.createServer(function (req, res) {
  res.setHeader('Content-Encoding', 'gzip');
  var gzip = zlib.createGzip();
  gzip.pipe(res);
  for (var i = 0; i < 1000; i++) gzip.write('line ' + i + '\n');
  gzip.end();
});
server.listen(0, function () {
  http.get({ port: server.address().port }, function (res) {
    var text = '';
    res.pipe(zlib.createUnzip()).on('data', function (b) { text += b; }).on('end', function () {
      console.log(res.headers['content-encoding'], text.length, text.slice(-9));
      server.close();
    });
  });
});
