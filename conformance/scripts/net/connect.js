// A connection, refused or not, by address, by name and by path.
var net = require('net'), L = require('./_log.js');
var server = net.createServer(function (c) { L.log(c, 'peer'); c.write('hi'); c.end(); });
server.listen(0, '127.0.0.1', function () {
  var port = L.port(server.address().port, 'PORT');
  var steps = [
    function () { var s = net.connect(port, '127.0.0.1'); L.say(s.connecting, s.pending, s.readyState, s.remoteAddress, s.bufferSize, s.bytesWritten); return s; },
    function () { return net.connect({ port: port, host: 'localhost' }); },
    function () { return net.connect({ port: port, host: '127.0.0.1', localAddress: '127.0.0.9' }); },
    function () { server.close(); return net.connect(port, 'localhost'); },
    function () { return net.connect(port, '127.0.0.1'); },
    function () { return net.connect('/tmp/there-is-no-such.sock'); },
    function () { return net.createConnection({ port: port, host: '127.0.0.1', localAddress: '9.9.9.9' }); },
    function () { return net.connect(port, 'there..is.none'); },
    function () { return new net.Socket().connect(String(port), '127.0.0.1', function () {}); },
    function () { return net.connect({ port: port, host: 'name', lookup: function (name, o, cb) { L.say(name, o.family, o.all); cb(new Error('no')); } }); },
    function () { return net.connect({ port: port, host: 'name', family: 4, lookup: function (name, o, cb) { L.say(name, o.family, o.all); cb(null, '127.0.0.1', 4); } }); }
  ];
  (function next(i) {
    if (i < steps.length) { L.say('--', i); L.log(steps[i](), 's').on('close', function () { setImmediate(next, i + 1); }); }
  })(0);
});
