// Without a pattern, arguments are joined by blanks.
var util = require('util');
console.log(util.format(), util.format(''), util.format('', 'x'), util.format(1, 2, '3'), util.format({ a: 1 }, 'x', ['y']));
console.log(util.format(null, undefined, 'a'), util.format('a\nb', { c: 'd\ne' }), util.format(5, '%s', 6));
