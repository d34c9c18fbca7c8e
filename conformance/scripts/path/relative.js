// relative goes up and down between two paths.
var path = require('path');
[['/a/b/c', '/a/d'], ['/a', '/a'], ['/a', '/a/b'], ['/a/b', '/a'], ['/', '/a'], ['/a', '/'], ['/ab', '/a'], ['/a/b', '/c/d'], ['x', 'x/y'], ['x/y', 'x'], ['/a/', '/a'], ['/a/b', '/a/bc']].forEach(function (p) {
  console.log(JSON.stringify([p, path.relative(p[0], p[1])]));
});
