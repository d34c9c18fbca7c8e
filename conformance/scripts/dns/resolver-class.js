// The class Resolver: what it has, and what is above it.
var dns = require('dns');
var proto = dns.Resolver.prototype;
console.log(dns.Resolver.name, dns.Resolver.length, Object.keys(proto));
Object.keys(proto).forEach(function (name) { console.log(name, proto[name].name, proto[name].length); });
var base = Object.getPrototypeOf(proto);
console.log(base.constructor.name, Object.getOwnPropertyNames(base).sort(), Object.keys(base));
['cancel', 'getServers', 'setServers', 'setLocalAddress'].forEach(function (name) { console.log(name, base[name].name, base[name].length); });
