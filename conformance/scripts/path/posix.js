// The functions of path.
var path = require('path');
['', '.', '..', '/', '//', '///a', 'a', 'a/', '/a', '/a/', 'a/b', './a/../b//c/.', '../a', '/..', '/../a/b.txt', '.x', 'x.', 'x.y.z', '..', '...', '/a.b/c', 'a/.b', '~/x', 'a\\b'].forEach(function (p) {
  console.log(JSON.stringify([p, path.normalize(p), path.dirname(p), path.basename(p), path.extname(p), path.isAbsolute(p), path.toNamespacedPath(p)]));
});
console.log(path.sep, path.delimiter, path.posix === path, path.win32.win32 === path.win32, path.win32.posix === path);
console.log(require('path/posix') === path, require('path/win32') === path.win32, path._makeLong === path.toNamespacedPath);
