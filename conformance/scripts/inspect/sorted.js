// sorted orders properties, by itself or by a function.
var util = require('util');
var o = { b: 2, a: { z: 1, y: 2 }, C: 3, list: [3, 1, 2] };
console.log(util.inspect(o, { sorted: true }));
console.log(util.inspect(o, { sorted: function (a, b) { return a < b ? 1 : -1; } }));
