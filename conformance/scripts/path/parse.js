// parse takes a path apart and format puts it together.
var path = require('path');
['/home/u/file.txt', './x.y', 'x', '/', '', '/x', 'a/b/', '.rc', '/a/.rc', 'a.b.c', '//x/y'].forEach(function (p) {
  var o = path.parse(p);
  console.log(p, o, path.format(o));
});
console.log(path.format({ root: '/', base: 'x' }), path.format({ dir: '/d', name: 'n', ext: 'e' }), path.format({ dir: '/d', base: 'b', name: 'n', ext: '.e' }), path.format({ name: 'n', ext: '.e' }), path.format({ root: '/', dir: '/', base: 'b' }));
