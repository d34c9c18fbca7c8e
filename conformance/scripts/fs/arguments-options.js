// Options that are none are refused, each by its name.
var fs = require('fs'), t = require('./_dir.js');
[5, true].forEach(function (v) {
  ['readFileSync', 'readdirSync', 'readlinkSync', 'mkdtempSync', 'createReadStream', 'createWriteStream', 'opendirSync', 'rmSync', 'rmdirSync', 'watch'].forEach(function (name) {
    t.attempt(name, function () { fs[name]('/nowhere/x', v); });
  });
});
['zz', { encoding: 'zz' }, { encoding: 5 }].forEach(function (v) {
  ['readFileSync', 'readdirSync', 'readlinkSync', 'mkdtempSync', 'createReadStream'].forEach(function (name) {
    t.attempt(name, function () { fs[name]('/nowhere/x', v); });
  });
});
[{ recursive: 1 }, { force: 1 }, { maxRetries: 'x' }, { maxRetries: -1 }, { retryDelay: -1 }, { retryDelay: 'x' }].forEach(function (v) {
  t.attempt('rm', function () { fs.rmSync('/nowhere/x', v); });
  t.attempt('rmdir', function () { fs.rmdirSync('/nowhere/x', v); });
  t.attempt('mkdir', function () { fs.mkdirSync('/nowhere/x', v); });
  t.attempt('readdir', function () { fs.readdirSync('/nowhere/x', v); });
});
[0, 'x', 1.5].forEach(function (v) { t.attempt('opendir', function () { fs.opendirSync('/', { bufferSize: v }); }); });
[{ flush: 1 }, { signal: 5 }, { signal: {} }].forEach(function (v) { t.attempt('writeFile', function () { fs.writeFileSync(t.at('x'), 'x', v); }); });
[5, { a: 1 }, null, undefined, true].forEach(function (v) { t.attempt('data', function () { fs.writeFileSync(t.at('x'), v); }); });
['dereference', 'errorOnExist', 'force', 'preserveTimestamps', 'recursive', 'verbatimSymlinks', 'filter', 'mode'].forEach(function (name) {
  var v = {};
  v[name] = 'x';
  t.attempt('cp', function () { fs.cpSync(t.at('a'), t.at('b'), v); });
});
t.attempt('cp', function () { fs.cpSync(t.at('a'), t.at('b'), { dereference: true, verbatimSymlinks: true }); });
t.attempt('symlink', function () { fs.symlinkSync('a', t.at('l'), 'x'); });
