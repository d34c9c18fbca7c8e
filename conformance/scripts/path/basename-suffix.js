// basename leaves a suffix off, but not a whole name.
var path = require('path');
[['/a/b.html', '.html'], ['/a/b.html', 'b.html'], ['b.html', 'b.html'], ['a/b/', 'b'], ['a.b.c', '.c'], ['a', 'longer'], ['a/bc/', 'c'], ['x.js', '.ts'], ['///', 'x'], ['a/b', '/b']].forEach(function (p) {
  console.log(JSON.stringify([p, path.basename(p[0], p[1]), path.win32.basename(p[0], p[1])]));
});
