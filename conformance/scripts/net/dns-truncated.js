// An answer that was cut short is asked for again over TCP.
var dns = require('dns');
var s = require('../dns/_server');
var each = require('../dns/_each');
var log = [];
s.start(function (q, reply) {
  log.push(q.tcp ? 'tcp' : 'udp');
  if (!q.tcp) return reply([], { flags: 0x8380 });
  if (q.name === 'big.test') {
    var all = [];
    for (var i = 0; i < 200; i++) all.push(s.record(q.name, 'TXT', 1, new Array(200).join('x'), String(i)));
    return reply(all);
  }
  if (q.name === 'gone.test') return q.socket.end();
  if (q.name === 'none.test') return reply([], { rcode: 3 });
  if (q.name === 'still.test') return reply([s.record(q.name, 'TXT', 1, 'cut')], { flags: 0x8380 });
  if (q.name === 'pieces.test') {
    var b = s.answer(q, [s.record(q.name, 'TXT', 1, 'in pieces')]);
    q.socket.write(s.u16(b.length).slice(0, 1));
    return setImmediate(function () {
      q.socket.write(Buffer.concat([s.u16(b.length).slice(1), b.slice(0, 20)]));
      setImmediate(function () { q.socket.write(b.slice(20)); });
    });
  }
  reply([s.record(q.name, 'TXT', 1, 'over tcp')]);
}, function (address, stop) {
  var r = new dns.Resolver({ tries: 1 });
  r.setServers([address]);
  each(['a.test', 'big.test', 'pieces.test', 'none.test', 'still.test'], function (name, next) {
    r.resolveTxt(name, function (e, v) {
      console.log(name, e ? s.show(e) : v.length + ' ' + JSON.stringify(v[v.length - 1]).length + ' ' + (v.length < 2 ? v : ''), log.join(' '));
      log = [];
      next();
    });
  }, stop);
}, { tcp: true });
