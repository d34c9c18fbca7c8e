// setServers and getServers: the forms of a server, and what is none.
var dns = require('dns');
function attempt(list) {
  try {
    dns.setServers(list);
    console.log(JSON.stringify(list), '->', dns.getServers());
  } catch (e) {
    console.log(JSON.stringify(list), e.name, e.code, e.message);
  }
}
[
  '192.0.2.1', '192.0.2.1:53', '192.0.2.1:5353', '::1', '[::1]', '[::1]:53', '[::1]:5353', '2001:db8::1', 'fe80::1%lo', '[fe80::1%lo]:5354', '192.0.2.1:', '192.0.2.1:99999',
  '[192.0.2.1]:5', 'a.b', '[x]:5', '', '127.0.0.1:x', '::1:5353', '::ffff:192.0.2.1', '192.0.2.1:053', '1.2.3', '[::1', '::1]:5', '2001:0DB8:0:0:0:0:0:1', '::1.2.3.4',
].forEach(function (server) { attempt([server]); });
attempt([]);
attempt(['192.0.2.1', '192.0.2.2:54', '::1']);
attempt(['192.0.2.1', '192.0.2.1:53', '192.0.2.1:54']);
attempt(['192.0.2.9', 'x']);
console.log(dns.getServers());
[undefined, null, 'x', 5, {}, [5], [null], ['192.0.2.1', {}]].forEach(attempt);
var r = new dns.Resolver();
console.log(r.setServers(['192.0.2.7']), r.getServers(), dns.getServers());
