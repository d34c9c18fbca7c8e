// The promises: what they give, and what they are rejected with.
// otto: no Promise in the engine
const dns = require('dns');
const s = require('./_server');
const p = dns.promises;
console.log(p === require('dns/promises'), p === require('node:dns/promises'), Object.keys(p).join(' '));
for (const name of Object.keys(p)) if (typeof p[name] === 'function') console.log(name, p[name].name, p[name].length);
s.start((q, reply) => {
  if (q.name === 'none.test') return reply([], { rcode: 3 });
  if (q.type === 'PTR') return reply([s.record(q.name, 'PTR', 1, 'name.test')]);
  reply([s.record(q.name, 'A', 7, '192.0.2.1')]);
}, async (address, stop) => {
  p.setServers([address]);
  console.log(p.getServers()[0] === address, dns.getServers()[0] === address);
  const calls = [
    () => p.lookup('127.0.0.1'), () => p.lookup('127.0.0.1', { all: true }), () => p.lookup('localhost', 4), () => p.lookup('localhost', { family: 4, all: true }),
    () => p.lookup('no..such.host'), () => p.lookup(5), () => p.lookup('a', { family: 9 }), () => p.lookup('a', 'x'),
    () => p.lookupService('127.0.0.1', 80), () => p.lookupService('a', 1), () => p.lookupService('127.0.0.1'), () => p.lookupService('127.0.0.1', 99999),
    () => p.resolve('a.test'), () => p.resolve('a.test', 'A'), () => p.resolve('a.test', undefined), () => p.resolve4('a.test', { ttl: true }), () => p.resolve('none.test'), () => p.resolve6('a.test'), () => p.resolveMx('a.test'),
    () => p.resolve(), () => p.resolve('a', 'x'), () => p.resolve('a', 5), () => p.resolve4(), () => p.resolve4(5),
    () => p.reverse('192.0.2.1'), () => p.reverse('x'), () => p.reverse(),
  ];
  for (const f of calls) {
    let r;
    try {
      r = f();
    } catch (e) {
      console.log(String(f), 'throws', e.code, e.message);
      continue;
    }
    await r.then((v) => console.log(String(f), v), (e) => console.log(String(f), 'rejects', s.show(e)));
  }
  stop();
});
