// %d %i %f convert as Number, parseInt and parseFloat do.
var util = require('util');
['42', 42.5, '0x10', '12px', '', ' 7 ', null, undefined, true, [5], {}, -0, '1e3', '-1.5e-3x', 'Infinity', '.5', '-', 1e21].forEach(function (v) {
  console.log(util.format('%d|%i|%f', v, v, v));
});
console.log(util.format('%d', { valueOf: function () { return 7; } }));
