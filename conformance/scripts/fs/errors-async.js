// A callback is told the same errors, whose stack has no frames.
var fs = require('fs'), t = require('./_dir.js');
var p = t.at('none/none'), q = t.at('q');
var list = [
  ['open', p], ['access', p], ['lstat', p], ['stat', p], ['mkdir', p], ['opendir', p], ['readdir', p], ['readFile', p],
  ['readlink', p], ['realpath', p], ['rm', p], ['rmdir', p], ['statfs', p], ['truncate', p], ['unlink', p], ['chmod', p, 0], ['chown', p, 0, 0],
  ['lchown', p, 0, 0], ['copyFile', p, q], ['link', p, q], ['symlink', 'a', p], ['rename', p, q], ['utimes', p, 1, 1], ['lutimes', p, 1, 1],
  ['writeFile', p, 'x'], ['appendFile', p, 'x'], ['readFile', t.dir],
];
(function next() {
  var call = list.shift();
  if (!call) return;
  fs[call[0]].apply(fs, call.slice(1).concat(t.told(call[0], next)));
})();
