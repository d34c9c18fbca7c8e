// Functions show their names and what they own.
function named() {}
var inferred = function () {};
var withProperties = function f() {};
withProperties.a = 1;
withProperties.b = { c: 2 };
console.log(named, inferred, withProperties, [function () {}], { method: named });
console.log([named, named, named, named, named, named, named]);
var util = require('util');
console.log(util.inspect(withProperties, { depth: 0 }), Math.max, console.log);
