// With captureRejections a handler that rejects answers 500 without its headers, or cuts off what has begun.
// otto: it has no symbols
var http = require('http');
require('events').captureRejections = true;
var server = http.createServer(async function (req, res) {
  res.setHeader('secret', 'x');
  if (req.url === '/late') {
    res.write('begun');
    res.on('error', function () { console.log('never'); });
    res.on('close', function () { console.log('closed', res.errored === null || res.errored); });
  }
  throw new Error('kaboom');
});
server.listen(0, '127.0.0.1', function () {
  var port = server.address().port;
  http.get({ host: '127.0.0.1', port: port, path: '/soon' }, function (res) {
    console.log(res.statusCode, res.statusMessage, res.headers.secret);
    res.setEncoding('utf8');
    res.on('data', function (d) { console.log(d); });
    res.on('end', function () {
      http.get({ host: '127.0.0.1', port: port, path: '/late' }, function (res) {
        res.on('error', function (e) { console.log(e.code); server.close(); });
        res.resume();
      }).on('error', function (e) { console.log(e.code); server.close(); });
    });
  });
});
