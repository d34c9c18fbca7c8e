// The module punycode: names, version, ucs2.
var p = require('punycode');
Object.keys(p).forEach(function (k) { console.log(k, typeof p[k], typeof p[k] === 'function' ? p[k].name + ' ' + p[k].length : JSON.stringify(p[k])); });
Object.keys(p.ucs2).forEach(function (k) { console.log('ucs2', k, p.ucs2[k].length); });
