// Names as they are asked for: case, Punycode, escapes, and those that cannot be asked.
var dns = require('dns');
var s = require('./_server');
var each = require('./_each');
function x(n) { return new Array(n + 1).join('x'); }
var names = [
  'a.test', 'A.Test', 'a.test.', '_a.test', '*.test', 'a/b.test', '-x-', 'a_b', 'localhost', '192.0.2.1', 'x.local', 'a;b', 'a@b', 'a\\065b', 'a\\.b', 'a\\',
  'a"b', '(a)', 'a:b', 'a b', '\t', '', '.', '..', '.a', 'a..', 'a..b', x(63) + '.test', x(64) + '.test', 'x.onion', 'x.ONION.', 'onion',
  'm\u00fcnchen.test', '\u2603.test', '\u00df.test', 'a\u3002b', 'xn--mnchen-3ya', 'a\u0000b',
];
var heard;
s.start(function (q, reply) {
  heard = q.name;
  reply([]);
}, function (address, stop) {
  dns.setServers([address]);
  each(names, function (name, next) {
    heard = 'nothing';
    dns.resolveTxt(name, function (e) {
      console.log(JSON.stringify(name), 'heard', JSON.stringify(heard), e.code, e.hostname === name, 'hostname' in e);
      next();
    });
  }, stop);
});
