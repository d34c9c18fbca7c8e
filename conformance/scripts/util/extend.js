// _extend copies own properties and gives its target back.
var util = require('util');
var target = { a: 1 };
console.log(util._extend(target, { a: 2, b: 3 }) === target, target, util._extend(target, null) === target, util._extend(target, 'xy'));
console.log(util.toUSVString('text'), util.toUSVString(5));
