// createConnection: what it gives, what it calls back, what it throws.
var http = require('http'), net = require('net');
var server = http.createServer(function (req, res) { res.end('ok'); });
server.listen(0, function () {
  var port = server.address().port;
  function connect(o) { return net.connect(o.port, o.host); }
  var list = [
    ['returned', function (o) { return connect(o); }],
    ['called back', function (o, cb) { var s = connect(o); cb(null, s); }],
    ['later', function (o, cb) { setImmediate(function () { cb(null, connect(o)); }); }],
    ['both', function (o, cb) { var s = connect(o); cb(null, s); return s; }],
    ['error', function (o, cb) { cb(new Error('no')); }],
    ['late error', function (o, cb) { setImmediate(function () { cb(new Error('late')); }); }],
    ['throws', function () { throw new Error('thrown'); }]
  ];
  var ways = [
    ['option', function (f) { return { createConnection: f }; }],
    ['agent', function (f) { var a = new http.Agent(); a.createConnection = f; return { agent: a }; }]
  ];
  var jobs = [];
  ways.forEach(function (w) { list.forEach(function (x) { jobs.push([w, x]); }); });
  (function next() {
    var job = jobs.shift();
    if (!job) return server.close();
    console.log('--', job[0][0], job[1][0]);
    var options = job[0][1](job[1][1]), req;
    options.port = port;
    try { req = http.get(options); } catch (e) { console.log('threw', e.message); return setImmediate(next); }
    var done = false;
    function go() { if (!done) { done = true; setImmediate(next); } }
    req.on('response', function (res) { console.log(res.statusCode, req.shouldKeepAlive); res.resume(); });
    req.on('error', function (e) { console.log('error', e.message); setImmediate(go); });
    req.on('close', function () { console.log('close'); go(); });
  })();
});
