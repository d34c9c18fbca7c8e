// lookup of no host at all.
var dns = require('dns');
var each = require('./_each');
process.removeAllListeners('warning');
process.on('warning', function (w) { console.log(w.name, w.code, w.message); });
each([[undefined], [null], [''], [false], [0], [undefined, { all: true }], ['', { family: 6 }], [null, { family: 4, all: true }], [undefined, 6]], function (args, next) {
  dns.lookup.apply(dns, args.concat(function (e, address, family) {
    console.log(args, e, address, family, arguments.length);
    next();
  }));
});
