// What is no placeholder, or has no argument, stays as it is.
var util = require('util');
console.log(util.format('%%'), util.format('%% %s', 'a'), util.format('%s%%', 50), util.format('100%'), util.format('100%', 5));
console.log(util.format('%x %s', 'a'), util.format('%s %s %s', 'a'), util.format('%', 1), util.format('a%', 'b'));
console.log(util.format('%s', 'a', 'b', { c: 1 }, 'd'), util.format('%%%s%%', 'x'), util.format('%%s%s', 'y'));
