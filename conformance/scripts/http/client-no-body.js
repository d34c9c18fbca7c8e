// HEAD, 204 and 304 have no body, whatever their fields say.
var http = require('http');
var server = http.createServer(function (req, res) {
  var status = +req.url.slice(1);
  res.writeHead(status, status === 204 ? {} : { 'Content-Length': 5 });
  if (status === 200 && req.method === 'GET') res.end('hello'); else res.end();
});
server.listen(0, function () {
  var agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  var list = ['HEAD /200', 'GET /204', 'GET /304', 'HEAD /404', 'GET /200'], left = list.length;
  list.forEach(function (x) {
    x = x.split(' ');
    http.request({ port: server.address().port, method: x[0], path: x[1], agent: agent }, function (res) {
      var text = '';
      console.log(x.join(' '), res.statusCode, res.statusMessage, res.headers['content-length'], res.complete);
      res.on('data', function (d) { text += d; });
      res.on('end', function () {
        console.log('end', JSON.stringify(text), res.complete);
        if (--left === 0) { agent.destroy(); server.close(); }
      });
    }).end();
  });
});
