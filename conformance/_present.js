// Reads the lines that _exports.js printed and prints those whose name is not
// here, or is of another kind: the name, a tab, what is wrong.
'use strict';
process.noDeprecation = true;

var wanted = {
  'function': 'function', 'class': 'function', object: 'object', accessor: '', value: '', module: ''
};

require('fs').readFileSync(process.argv[2], 'utf8').split('\n').forEach(function (line) {
  var f = line.split('\t');
  if (f.length < 2) return;
  var wrong = check(f[0], wanted[f[1]]);
  if (wrong) console.log(f[0] + '\t' + wrong);
});

function check(name, type) {
  var path = name.split(/([.#])/), o;
  try {
    o = path[0] === 'globalThis' ? globalThis : require(path[0]);
  } catch (e) {
    return 'absent';
  }
  for (var i = 1; i < path.length; i += 2) {
    if (path[i] === '#') o = o.prototype;
    if (o === null || o === undefined || !(path[i + 1] in Object(o))) return 'absent';
    if (i + 2 >= path.length && (type === '' || path[i] === '#' && type !== 'function')) return '';
    o = o[path[i + 1]];
  }
  if (type && typeof o !== type) return 'is ' + (o === null ? 'null' : typeof o) + ', not ' + type;
  return '';
}
