// What the module has, and under which names.
var dns = require('dns');
console.log(Object.keys(dns));
Object.keys(dns).forEach(function (name) {
  if (name === 'promises') return;
  var v = dns[name];
  console.log(name, typeof v === 'function' ? v.name + ' ' + v.length : v);
});
console.log(require('node:dns') === dns);
var d = Object.getOwnPropertyDescriptor(dns, 'promises');
console.log(typeof d.get, typeof d.set, d.enumerable, d.configurable);
