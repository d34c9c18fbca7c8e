// %s: strings as they are, objects briefly, what has a toString of its own by it.
var util = require('util');
console.log(util.format('%s %s %s %s %s', 'a', 1, -0, null, undefined), util.format('%s', true));
console.log(util.format('%s', { a: { b: 1 } }), util.format('%s', [1, [2, [3]]]), util.format('%s', new Date(0)));
console.log(util.format('%s', function f() { return 1; }));
function P() { this.x = 1; }
console.log(util.format('%s', new P()), util.format('%s', Object.create(null)));
P.prototype.toString = function () { return 'P!'; };
console.log(util.format('%s', new P()), util.format('%s', { toString: function () { return 'own'; } }));
