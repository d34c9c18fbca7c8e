// The constants, fixed, and the exports in Node's order.
var fs = require('fs');
console.log(fs.constants);
console.log(Object.keys(fs).join());
fs.constants.O_RDONLY = 5;
console.log(fs.constants.O_RDONLY, fs.F_OK, fs.R_OK, fs.W_OK, fs.X_OK, Object.getOwnPropertyDescriptor(fs, 'constants').writable);
console.log(Object.keys(fs).map(function (k) { return typeof fs[k] === 'function' ? k + fs[k].length : ''; }).join(' '));
