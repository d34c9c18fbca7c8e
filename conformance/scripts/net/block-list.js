// BlockList and SocketAddress.
var net = require('net'), util = require('util');
function t(name, f) { try { console.log(name, f()); } catch (e) { console.log(name, e.name, e.code, e.message); } }
var b = new net.BlockList();
b.addAddress('1.2.3.4'); b.addRange('10.0.0.1', '10.0.0.10'); b.addSubnet('192.168.1.0', 24); b.addSubnet('fe80::', 64, 'ipv6'); b.addAddress('::1', 'ipv6'); b.addRange('::2', '::9', 'ipv6');
console.log(b, b.rules, util.inspect(b, { depth: -1 }), [[[b]]]);
[['1.2.3.4'], ['::ffff:1.2.3.4', 'ipv6'], ['10.0.0.5'], ['10.0.0.11'], ['192.168.1.77'], ['::ffff:192.168.1.77', 'ipv6'], ['fe80::1', 'ipv6'], ['fe80:0:0:1::1', 'ipv6'], ['::1', 'ipv6'], ['::5', 'IPv6'], ['::5'], ['x'], [], [5], ['1.1.1.1', 'x']].forEach(function (a) {
  t(a.join(), function () { return b.check.apply(b, a); });
});
[[], ['x'], ['1.1.1.1', 'x'], ['1.1.1.1', 5], [5], ['::1'], ['1.1.1.1', 'IPv4']].forEach(function (a) { t('addAddress ' + a, function () { return b.addAddress.apply(b, a); }); });
[['10.0.0.9', '10.0.0.1'], ['1.1.1.1'], ['::1', '1.1.1.1', 'ipv6']].forEach(function (a) { t('addRange ' + a, function () { return b.addRange.apply(b, a); }); });
[['1.1.1.1', 33], ['::', 129, 'ipv6'], ['1.1.1.1', 'x'], ['1.1.1.1'], ['1.1.1.77', 24]].forEach(function (a) { t('addSubnet ' + a, function () { return b.addSubnet.apply(b, a); }); });
console.log(b.rules[0], b.check('1.1.1.1'));
[undefined, {}, { address: '1.2.3.4', port: 5 }, { family: 'ipv6' }, { address: '::1', family: 'ipv6', flowlabel: 7, port: 8 }, { family: 'x' }, { address: 'x' }, { port: -1 }, { flowlabel: -1 }, 5, null, { address: 5 }, { family: 5 }].forEach(function (o, i) {
  t('SocketAddress ' + i, function () { return new net.SocketAddress(o); });
});
var a = new net.SocketAddress({ address: '9.9.9.9', port: 1 });
t('methods', function () { return [JSON.stringify(a), Object.keys(a).length, b.addAddress(a), b.check(a), b.check('9.9.9.9'), net.SocketAddress.isSocketAddress(a), net.SocketAddress.isSocketAddress({})].join(); });
t('without new', function () { return net.BlockList(); });
