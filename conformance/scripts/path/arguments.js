// The functions of path want strings.
var path = require('path');
[['normalize', 5], ['join', 'a', null], ['resolve', 'a', {}], ['resolve', true], ['isAbsolute'], ['dirname', []], ['basename', 'x', 5], ['basename', 5, 'x'], ['extname', undefined], ['parse', function f() {}], ['relative', 'a'], ['relative', 1, 'b'], ['format', null], ['format', 'x'], ['format', []]].forEach(function (args) {
  [path, path.win32].forEach(function (p) {
    try { console.log(p[args[0]].apply(p, args.slice(1))); } catch (e) { console.log(args[0], e.name, e.code, e.message); }
  });
});
