// console.log shows an error of a callback without a stack, in brackets.
var fs = require('fs');
fs.stat('/nowhere/at/all', function (e) {
  console.log(e);
  fs.rename('/nowhere/a', '/nowhere/b', function (e) { console.log(e); });
});
