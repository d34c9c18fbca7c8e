// A response as a stream: read, setEncoding, 'readable'.
var http = require('http');
var server = http.createServer(function (req, res) { res.end('h\u00e9llo w\u00f6rld'); });
server.listen(0, function () {
  http.get({ port: server.address().port }, function (res) {
    res.setEncoding('latin1');
    var text = '';
    res.on('readable', function () { var s; while ((s = res.read(3)) !== null) text += '[' + s + ']'; });
    res.on('end', function () { console.log(text, res.readableEnded); server.close(); });
  });
});
