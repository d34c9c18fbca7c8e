// A callback is wanted, and named in the refusal; some look at the path first.
var fs = require('fs'), t = require('./_dir.js');
['appendFile', 'access', 'chown', 'chmod', 'close', 'copyFile', 'cp', 'exists', 'fchown', 'fchmod', 'fdatasync', 'fstat', 'fsync', 'ftruncate',
  'futimes', 'lchown', 'link', 'lstat', 'lutimes', 'mkdir', 'mkdtemp', 'open', 'readdir', 'read', 'readv', 'readFile', 'readlink', 'realpath',
  'rename', 'rmdir', 'stat', 'statfs', 'symlink', 'truncate', 'unlink', 'utimes', 'writeFile', 'write', 'writev', 'opendir'].forEach(function (name) {
  t.attempt(name, function () { fs[name](); });
  t.attempt(name, function () { fs[name]('/nowhere'); });
});
