// lookup of addresses, of localhost, of nothing, and of what does not exist.
var dns = require('dns');
var s = require('./_server');
var each = require('./_each');
var list = [
  ['127.0.0.1'], ['::1'], ['127.0.0.1', 6], ['::1', 4], ['127.0.0.1', { all: true }], ['::1', { family: 4, all: true }], ['2001:DB8:0::1'], ['::ffff:1.2.3.4'], ['0.0.0.0'],
  ['localhost', 4], ['localhost', { family: 4 }], ['localhost', { family: 'IPv4' }], ['localhost', { family: 4, all: true }], ['localhost', { family: 4, all: false }], ['LOCALHOST', 4],
  ['localhost', { family: 4, hints: dns.V4MAPPED }], ['localhost', { family: 4, order: 'verbatim' }], ['localhost', { family: 4, verbatim: false, all: true }],
  ['no..such.host'], ['no..such.host', 4], ['no..such.host', { all: true, family: 6 }], ['no such host.invalid'], ['1.2.3.4.5', 4],
];
each(list, function (args, next) {
  var sync = true;
  dns.lookup.apply(dns, args.concat(function (e, address, family) {
    console.log(args, s.show(e, address), family, arguments.length, sync);
    next();
  }));
  sync = false;
});
