// A name with addresses of both families: one after the other.
var net = require('net'), L = require('./_log.js');
function lookup(list) {
  return function (name, options, cb) { L.say(name, options.all, options.family); cb(null, list); };
}
var six = { address: '::1', family: 6 }, four = { address: '127.0.0.1', family: 4 };
var server = net.createServer(function (c) { c.end(); }).listen(0, '127.0.0.1', function () {
  var port = L.port(server.address().port, 'PORT');
  var s = L.log(net.connect({ port: port, host: 'both', lookup: lookup([six, four]) }), 's');
  s.on('close', function () {
    L.say(s.autoSelectFamilyAttemptedAddresses);
    server.close(function () {
      var t = L.log(net.connect({ port: port, host: 'none', lookup: lookup([four, six, { address: '127.0.0.2', family: 4 }]) }), 't');
      t.on('error', function (e) { L.say(e.constructor.name, e.errors.length, Object.keys(e)); });
      t.on('close', function () {
        var u = L.log(net.connect({ port: port, host: 'one', autoSelectFamily: false, lookup: function (n, o, cb) { L.say(o.all); cb(null, '127.0.0.1', 4); } }), 'u');
        u.on('close', function () { L.log(net.connect({ port: port, host: 'bad', lookup: lookup([{ address: 'x', family: 4 }]) }), 'v'); });
      });
    });
  });
});
