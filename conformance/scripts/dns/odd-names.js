// Names in answers in which there is something odd.
var dns = require('dns');
var s = require('./_server');
function label(bytes) { return Buffer.concat([Buffer.from([bytes.length]), bytes]); }
var odd = [
  Buffer.from('with space'), Buffer.from('a.dot'), Buffer.from('back\\slash'), Buffer.from('"quoted"'), Buffer.from('(;@$)'), Buffer.from([0, 1, 9, 127, 128, 255]), Buffer.from('UPPER'), Buffer.from('~!#%^&*_+=|{}[]<>,?/\''),
];
s.start(function (q, reply) {
  reply(odd.map(function (b) { return s.raw(q.name, 2, 1, 9, Buffer.concat([label(b), s.name('test')])); }));
}, function (address, stop) {
  dns.setServers([address]);
  dns.resolveNs('a.test', function (e, v) {
    v.forEach(function (name) { console.log(name); });
    stop();
  });
});
