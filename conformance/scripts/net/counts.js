// Many connections at once, each echoed and closed, and every callback once.
var net = require('net');
var n = 200, opened = 0, echoed = 0, closed = 0, peers = 0;
var server = net.createServer(function (c) { peers++; c.pipe(c); c.on('close', done); }).listen(0, '127.0.0.1', function () {
  for (var i = 0; i < n; i++) client(i);
});
function client(i) {
  var s = net.connect(server.address().port, '127.0.0.1', function () { opened++; s.end('hello ' + i); });
  var got = '';
  s.setEncoding('utf8').on('data', function (d) { got += d; }).on('end', function () { if (got === 'hello ' + i) echoed++; }).on('close', done);
}
function done() { if (++closed === 2 * n) server.close(function () { console.log(opened, echoed, closed, peers); }); }
