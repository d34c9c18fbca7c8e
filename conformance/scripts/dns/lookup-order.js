// The order of results: the default, and its names.
var dns = require('dns');
console.log(dns.getDefaultResultOrder());
['ipv4first', 'ipv6first', 'verbatim'].forEach(function (order) {
  console.log(dns.setDefaultResultOrder(order), dns.getDefaultResultOrder());
});
dns.lookup('localhost', { all: true, order: 'ipv4first' }, function (e, list) {
  console.log(list[0]);
  dns.lookup('localhost', { verbatim: false }, function (e, address, family) {
    console.log(address, family);
    dns.setDefaultResultOrder('ipv4first');
    dns.lookup('localhost', function (e, address, family) { console.log(address, family); });
  });
});
