// Streams into a request and out of a response: pipe, pipeline, finished.
var http = require('http'), stream = require('stream');
var server = http.createServer(function (req, res) { req.pipe(res); });
server.listen(0, function () {
  var port = server.address().port;
  function source(n) {
    var s = new stream.Readable();
    s._read = function () { this.push(n-- > 0 ? Buffer.alloc(30000, 97 + n) : null); };
    return s;
  }
  function count(res, cb) { var n = 0; res.on('data', function (d) { n += d.length; }); res.on('end', function () { cb(n); }); }
  var req = http.request({ port: port, method: 'POST' }, function (res) {
    count(res, function (n) {
      console.log('pipe', n);
      var sink = new stream.PassThrough();
      count(sink, function (n) { console.log('through', n); });
      var second = http.request({ port: port, method: 'PUT' }, function (res) {
        stream.pipeline(res, sink, function (err) { console.log('pipeline out', err); server.close(); });
      });
      stream.pipeline(source(4), second, function (err) { console.log('pipeline in', err); });
    });
    stream.finished(res, function (err) { console.log('res finished', err); });
  });
  stream.finished(req, function (err) { console.log('req finished', err); });
  source(3).pipe(req);
});
