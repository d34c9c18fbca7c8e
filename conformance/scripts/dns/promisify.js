// util.promisify of lookup and lookupService gives an object.
const dns = require('dns');
const { promisify } = require('util');
(async () => {
  console.log(await promisify(dns.lookup)('127.0.0.1'));
  console.log(await promisify(dns.lookup)('localhost', 4));
  console.log(await promisify(dns.lookupService)('127.0.0.1', 80));
  await promisify(dns.lookup)('no..such.host').catch((e) => console.log(e.message));
  const s = require('./_server');
  s.start((q, reply) => reply([s.record(q.name, 'A', 7, '192.0.2.1')]), async (address, stop) => {
    dns.setServers([address]);
    console.log(await promisify(dns.resolve4)('a.test'));
    stop();
  });
})();
