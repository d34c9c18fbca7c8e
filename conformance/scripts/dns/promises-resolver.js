// The Resolver of promises.
const { Resolver } = require('dns').promises;
const dns = require('dns');
const s = require('./_server');
console.log(Resolver === dns.Resolver, Object.keys(Resolver.prototype).join(' '), Object.getPrototypeOf(Resolver.prototype).constructor.name);
class Mine extends Resolver {
  resolve4(name) { return super.resolve4(name).then((v) => v.concat('mine')); }
}
s.start((q, reply) => q.name === 'silent.test' || reply([s.record(q.name, 'A', 7, '192.0.2.1')]), async (address, stop) => {
  const r = new Mine({ timeout: 1000, tries: 2 });
  r.setServers([address]);
  console.log(await r.resolve4('a.test'), await r.resolve('a.test'), r.getServers()[0] === address);
  const waiting = r.resolve('silent.test').catch((e) => console.log(s.show(e)));
  r.cancel();
  await waiting;
  stop();
});
