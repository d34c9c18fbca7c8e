// util.inherits links prototypes and sets super_.
var util = require('util');
function A() {}
function B() {}
B.prototype.hi = function () { return 'hi'; };
util.inherits(A, B);
console.log(new A().hi(), A.super_ === B, Object.keys(A), new A() instanceof B, new A());
[[null, B], [A, undefined], [A, {}], [A, { prototype: 5 }]].forEach(function (args) {
  try { util.inherits(args[0], args[1]); } catch (e) { console.log(e.name, e.code, e.message); }
});
