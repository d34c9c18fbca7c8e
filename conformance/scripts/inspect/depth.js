// Objects deeper than depth are named only; null and Infinity have no limit.
var util = require('util');
var deep = { a: { b: { c: { d: { e: 1 } } } }, list: [[[[1]]]], empty: { x: { y: {} } } };
console.log(deep);
[0, 1, null, Infinity, -1].forEach(function (depth) {
  console.log(util.inspect(deep, { depth: depth }));
});
console.log(util.inspect(deep, false, 0));
