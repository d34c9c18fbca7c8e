// What a listener of a request throws is an uncaught exception, and the rest goes on.
var http = require('http');
process.on('uncaughtException', function (e) { console.log('uncaught', e.message); });
var server = http.createServer(function (req, res) { res.end('body'); });
server.listen(0, function () {
  var req = http.get({ port: server.address().port }, function (res) {
    res.on('end', function () { console.log('end'); });
    res.on('data', function (d) { console.log(String(d)); throw new Error('in data'); });
  });
  req.on('close', function () { console.log('close'); server.close(); });
});
