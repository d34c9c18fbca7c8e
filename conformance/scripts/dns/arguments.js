// What the functions of dns refuse, and in which words.
var dns = require('dns');
function nop() {}
function attempt(name, args) {
  try {
    dns[name].apply(dns, args);
    console.log(name, args, 'ok');
  } catch (e) {
    console.log(name, args, e.name, e.code, e.errno, e.syscall, e.hostname, e.message);
  }
}
dns.setServers([]);
[[], ['a'], ['a', 5], [5, nop], [{}, nop], ['a', {}, 5], ['a', { family: 5 }, nop], ['a', { family: '4' }, nop], ['a', { family: 'ipv4' }, nop], ['a', 5, nop], ['a', 'x', nop],
  ['a', { hints: 1 }, nop], ['a', { hints: 'x' }, nop], ['a', { hints: -1 }, nop], ['a', { all: 1 }, nop], ['a', { verbatim: 1 }, nop], ['a', { order: 'x' }, nop], ['a', true, nop], ['a', { family: true }, nop]].forEach(function (args) { attempt('lookup', args); });
[[], [1, 2], [1, 2, 3], ['a', 2, nop], ['', 2, nop], ['127.0.0.1', 'x', nop], ['127.0.0.1', 65536, nop], ['127.0.0.1', -1, nop], ['127.0.0.1', null, nop], ['127.0.0.1', 80], ['127.0.0.1', 80, 5], ['127.0.0.1', 80, nop, 5]].forEach(function (args) { attempt('lookupService', args); });
[[], ['a'], [5, nop], ['a', 'X', nop], ['a', 'a', nop], ['a', 5, nop], ['a', null, nop], ['a', 'constructor', nop], ['a', 'A'], ['a', 'A', 5], [5, 'A', nop]].forEach(function (args) { attempt('resolve', args); });
['resolve4', 'resolve6', 'resolveAny', 'resolveMx', 'resolveTxt'].forEach(function (name) {
  [[], ['a'], [5, nop], [null, nop], ['a', {}, 5], ['a', nop, 5], ['a', 5, 5], [{}]].forEach(function (args) { attempt(name, args); });
});
[[], ['x', nop], ['127.0.0.1'], [5, nop], ['127.0.0.1', 5], ['', nop], ['1.2.3', nop]].forEach(function (args) { attempt('reverse', args); });
[[], ['x'], [null], ['IPV4FIRST'], ['ipv4first'], ['ipv6first'], ['verbatim']].forEach(function (args) { attempt('setDefaultResultOrder', args); });
