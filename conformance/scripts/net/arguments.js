// What net's functions say to arguments that are wrong.
var net = require('net');
function t(name, f) {
  try { var r = f(); console.log(name, 'ok'); if (r && r.on) { r.on('error', function () {}); if (r.destroy) r.destroy(); else if (r.close) r.close(); } } catch (e) { console.log(name, e.name, e.code, e.message); }
}
var options = [undefined, {}, { port: 'x' }, 70000, { port: {} }, { port: 1, localAddress: 'x' }, { port: 1, localPort: 'x' }, { path: 5 }, { port: 1, family: 9, host: 'a' }, { port: 1, host: 5 },
  { port: 1, lookup: 5, host: 'a' }, { port: 1, hints: 1 << 20, host: 'a' }, null, -1, { port: 1.5 }, { port: '' }, { port: 1, autoSelectFamily: 1 }, { port: 1, host: '127.0.0.1', autoSelectFamilyAttemptTimeout: 'x' }];
options.forEach(function (o, i) { t('connect ' + i, function () { return net.connect(o); }); });
[5, { fd: -1 }, { fd: 'x' }, { objectMode: true }, { readableObjectMode: 1 }, null, undefined, {}].forEach(function (o, i) { if (i) t('Socket ' + i, function () { return new net.Socket(o); }); });
[5, 'x', null, undefined, {}, function () {}].forEach(function (o, i) { t('Server ' + i, function () { return net.createServer(o); }); t('Server() ' + i, function () { return net.Server(o); }); });
var s = new net.Socket();
['x', -1, NaN, Infinity, null].forEach(function (v) { t('setTimeout ' + v, function () { s.setTimeout(v); }); });
t('setTimeout callback', function () { s.setTimeout(1, 5); });
t('names', function () { console.log(s.address(), s.remoteAddress, s.localPort, s.readyState, s.pending, s.timeout, s.bytesRead, s.destroyed); });
t('chain', function () { console.log(s.setNoDelay() === s, s.setKeepAlive() === s, s.ref() === s, s.unref() === s, s.setTimeout(0) === s); });
[{}, -1, { port: 1e9 }, { path: 5 }, true, { port: true }, { host: 'x' }, { port: null, path: null }, { backlog: 1 }].forEach(function (o, i) { t('listen ' + i, function () { return net.createServer().listen(o); }); });
var v = net.createServer();
t('not listening', function () { console.log(v.address(), v.listening, v.getConnections(function (e, n) { console.log('connections', e, n); }) === v); });
v.close(function (e) { console.log('close', e.code, e.message); });
['::1', '1.2.3.4', 'x', '', '::ffff:1.2.3.4', '01.2.3.4', 'fe80::1%eth0', '1.2.3', undefined, 5, {}].forEach(function (a) { console.log(a, net.isIP(a), net.isIPv4(a), net.isIPv6(a)); });
console.log(Object.keys(net).filter(function (k) { return k[0] !== '_'; }).join(), net.connect === net.createConnection, net.Stream === net.Socket);
console.log(net.getDefaultAutoSelectFamily(), net.getDefaultAutoSelectFamilyAttemptTimeout());
t('default', function () { net.setDefaultAutoSelectFamily(1); });
t('default timeout', function () { net.setDefaultAutoSelectFamilyAttemptTimeout(0); });
t('write', function () { new net.Socket().on('error', function (e) { console.log(e.code, e.message); }).write('x', function (e) { console.log('callback', e.code); }); });
