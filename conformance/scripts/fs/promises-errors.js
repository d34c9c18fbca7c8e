// A promise is rejected with what the system refused, and with wrong arguments.
var fs = require('fs'), p = fs.promises, t = require('./_dir.js');
var x = t.at('none/x'), q = t.at('q');
var list = [['access', x], ['open', x], ['stat', x], ['readFile', x], ['writeFile', x, ''], ['appendFile', x, ''], ['mkdir', x], ['readdir', x], ['opendir', x],
  ['rename', x, q], ['copyFile', x, q], ['link', x, q], ['symlink', q, x], ['unlink', x], ['rm', x], ['rmdir', x], ['truncate', x], ['chmod', x, 0],
  ['chown', x, 0, 0], ['utimes', x, 1, 1], ['lutimes', x, 1, 1], ['realpath', x], ['readlink', x], ['statfs', x], ['cp', x, q], ['lchmod', x, 0],
  ['access'], ['open', 5], ['open', q, 'zz'], ['readFile', 5], ['readFile', q, 'zz'], ['writeFile', q, 5], ['mkdir', q, 'x'], ['rm', q, 5], ['readdir', q, { recursive: 1 }],
  ['stat', {}], ['rename', q], ['utimes', q, 'x', 1], ['chmod', q], ['copyFile', q, q, 99], ['mkdtemp', 5], ['symlink', q, q, 'x']];
(function next() {
  var call = list.shift();
  if (!call) return;
  p[call[0]].apply(p, call.slice(1)).then(function () { console.log(call[0], 'fulfilled'); }, function (e) {
    console.log(call[0], e.name, e.code, t.shown(e.message), Object.keys(e).join());
  }).then(next);
})();
