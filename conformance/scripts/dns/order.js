// Callbacks come later, in whichever way the answer is known.
var dns = require('dns');
dns.setServers([]);
function log(what) { return function () { console.log(what); }; }
dns.lookup('127.0.0.1', log('an address'));
dns.resolve4('a..b', log('a bad name'));
dns.resolve4('a.onion', log('an onion'));
dns.resolve4('a.test', log('nobody to ask'));
process.nextTick(log('tick'));
setImmediate(log('immediate'));
console.log('main');
