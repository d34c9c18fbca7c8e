// Getters are named, and run only if asked to.
var util = require('util');
var o = { get a() { return 1; }, set b(v) {}, get c() { return { d: 1 }; }, set c(v) {}, get n() { return null; } };
console.log(o);
console.log(util.inspect(o, { getters: true }));
console.log(util.inspect(o, { getters: 'get' }));
console.log(util.inspect(o, { getters: 'set' }));
console.log(util.inspect({ get bad() { throw new Error('no'); } }, { getters: true }));
