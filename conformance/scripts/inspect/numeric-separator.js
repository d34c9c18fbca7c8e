// numericSeparator groups the digits of numbers.
var util = require('util');
console.log(util.inspect([1, 123, 1234, -1234, 1234567, 123456.789, -0.12345678, 1e21, NaN, -0], { numericSeparator: true }));
console.log(util.formatWithOptions({ numericSeparator: true }, '%d %s %i %f', 1234.5, 1234, 12345.6, 1234.5678));
