// util.deprecate warns once, a code once for all.
var util = require('util');
var twice = util.deprecate(function (x) { return [this === undefined || this === globalThis, x * 2]; }, 'twice is old', 'DEP_TWICE');
console.log(twice(2)[1], twice(3)[1], twice.name);
var again = util.deprecate(function () { return 'again'; }, 'not shown', 'DEP_TWICE');
console.log(again());
var Old = util.deprecate(function Old(x) { this.x = x; }, 'Old is old');
console.log(new Old(1).x, new Old(2) instanceof Old, Object.getPrototypeOf(Old).name);
try { util.deprecate(function () {}, 'x', 5); } catch (e) { console.log(e.code, e.message); }
