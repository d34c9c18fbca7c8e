// showHidden shows what is not enumerable.
var util = require('util');
var o = { a: 1 };
Object.defineProperty(o, 'secret', { value: { b: 2 } });
Object.defineProperty(o, 'it is', { get: function () { return 1; } });
console.log(o, util.inspect(o, { showHidden: true }), util.inspect(o, true));
console.log(util.inspect([1, 2], { showHidden: true }));
function Foo() {}
Foo.prototype.kind = 'foo';
Foo.prototype.method = function () {};
console.log(util.inspect(new Foo(), { showHidden: true }));
