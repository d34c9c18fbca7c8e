// Descriptors, owners and lengths have bounds.
var fs = require('fs'), t = require('./_dir.js');
[undefined, null, '5', -1, 1.5, 2147483648, NaN].forEach(function (v) {
  t.attempt('close', function () { fs.closeSync(v); });
  t.attempt('fstat', function () { fs.fstatSync(v); });
});
[undefined, '0', 1.5, -2, 4294967296].forEach(function (v) {
  t.attempt('uid', function () { fs.chownSync('/nowhere/x', v, 0); });
  t.attempt('gid', function () { fs.lchownSync('/nowhere/x', 0, v); });
  t.attempt('fchown', function () { fs.fchownSync(999, v, 0); });
});
['x', 1.5, {}].forEach(function (v) { t.attempt('ftruncate', function () { fs.ftruncateSync(999, v); }); });
['x', {}, undefined, null, true].forEach(function (v) {
  t.attempt('utimes', function () { fs.utimesSync('/nowhere/x', v, 0); });
  t.attempt('futimes', function () { fs.futimesSync(999, 0, v); });
});
