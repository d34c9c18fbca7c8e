// Writing after end is an error event; a second end is none.
var http = require('http');
var server = http.createServer(function (req, res) { req.resume(); req.on('end', function () { res.end(); }); });
server.listen(0, function () {
  var req = http.request({ port: server.address().port, method: 'POST' }, function (res) {
    res.resume();
    res.on('end', function () {
      req.end(function (e) { console.log('late end', e && e.code); });
      server.close();
    });
  });
  req.on('error', function (e) { console.log('error', e.code, e.message); });
  req.on('finish', function () { console.log('finish'); });
  req.end('x', function () { console.log('end 1'); });
  req.end(function () { console.log('end 2'); });
  console.log(req.write('y', function (e) { console.log('write', e.code); }));
  req.end('z', function (e) { console.log('end 3', e.code); });
  ['null', 'undefined', '5', '{}'].forEach(function (text) {
    try { req.write(eval('(' + text + ')')); } catch (e) { console.log(text, e.code, e.message); }
  });
});
