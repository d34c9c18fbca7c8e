// getSystemErrorName knows the system's errors.
var util = require('util');
console.log([-1, -2, -13, -32, -98, -104, -110, -111, -4095, -3008].map(util.getSystemErrorName));
console.log(util.getSystemErrorName(-99999));
[0, 1, 'x', 1.5, -1.5, NaN, undefined, 9007199254740993].forEach(function (v) {
  try { console.log(util.getSystemErrorName(v)); } catch (e) { console.log(e.name, e.code, e.message); }
});
