// Trailers of a response, and of a request.
var http = require('http');
var server = http.createServer(function (req, res) {
  req.resume();
  req.on('end', function () {
    console.log('server', JSON.stringify(req.trailers), JSON.stringify(req.rawTrailers));
    res.writeHead(200, { Trailer: 'X-T' });
    res.write('body');
    res.addTrailers({ 'X-T': 'end', 'x-t': 'again' });
    res.end();
  });
});
server.listen(0, function () {
  var req = http.request({ port: server.address().port, method: 'POST', headers: { Trailer: 'X-R' } }, function (res) {
    console.log(JSON.stringify(res.trailers), res.headers.trailer, res.headers['transfer-encoding']);
    res.on('data', function () {});
    res.on('end', function () {
      console.log(JSON.stringify(res.trailers), JSON.stringify(res.rawTrailers), JSON.stringify(res.trailersDistinct));
      server.close();
    });
  });
  req.addTrailers({ 'X-R': 'a' });
  req.addTrailers([['X-R', 'b'], ['X-S', 'c']]);
  try { req.addTrailers({ 'a b': 1 }); } catch (e) { console.log(e.code, e.message); }
  req.end('x');
});
