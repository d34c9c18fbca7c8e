// The functions of querystring, their names and lengths.
var qs = require('querystring');
Object.keys(qs).forEach(function (k) { console.log(k, typeof qs[k], qs[k].name, qs[k].length); });
console.log(require('node:querystring') === qs, qs.encode === qs.stringify, qs.decode === qs.parse);
