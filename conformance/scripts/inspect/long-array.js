// A hundred elements are shown, or as many as maxArrayLength says.
var util = require('util');
var list = [];
for (var i = 0; i < 102; i++) list.push('x');
console.log(util.inspect(list).slice(-40));
console.log(util.inspect([1, 2, 3], { maxArrayLength: 2 }), util.inspect([1, 2, 3], { maxArrayLength: 0 }));
console.log(util.inspect([1, , 3, , , 6], { maxArrayLength: 3 }), util.inspect([1, 2, 3], { maxArrayLength: -1 }));
console.log(util.inspect(list, { maxArrayLength: null }).length);
