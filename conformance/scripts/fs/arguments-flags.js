// Flags and modes are checked, as words and as numbers.
var fs = require('fs'), t = require('./_dir.js');
['zz', '', {}, 1.5, -1 / 0, 4294967296, true].forEach(function (v) { t.attempt('flags', function () { fs.openSync('/nowhere/x', v); }); });
['9', '', 'x', '0o7', {}, -1, 1.5, 4294967296, true].forEach(function (v) {
  t.attempt('open', function () { fs.openSync('/nowhere/x', 'r', v); });
  t.attempt('chmod', function () { fs.chmodSync('/nowhere/x', v); });
  t.attempt('mkdir', function () { fs.mkdirSync('/nowhere/x', v); });
});
['777', 511, null, undefined].forEach(function (v) { t.attempt('mode', function () { fs.openSync('/nowhere/x', null, v); }); });
[9, -1, 1.5, 'x', null].forEach(function (v) { t.attempt('access', function () { fs.accessSync('/nowhere/x', v); }); });
[9, -1, 1.5, 'x'].forEach(function (v) { t.attempt('copyFile', function () { fs.copyFileSync('/nowhere/x', '/nowhere/y', v); }); });
