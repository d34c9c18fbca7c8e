// cp copies trees, links and modes, and asks a filter.
var fs = require('fs'), t = require('./_dir.js');
fs.mkdirSync(t.at('s/d/e'), { recursive: true });
fs.writeFileSync(t.at('s/a'), 'A', { mode: 384 });
fs.writeFileSync(t.at('s/d/b'), 'B');
fs.writeFileSync(t.at('s/d/e/skip'), '');
fs.symlinkSync('a', t.at('s/l'));
function list(name) { console.log(name, fs.readdirSync(t.at(name), { recursive: true }).join()); }
console.log(fs.cpSync(t.at('s'), t.at('t'), { recursive: true }));
list('t');
console.log((fs.statSync(t.at('t/a')).mode & 511).toString(8), t.shown(fs.readlinkSync(t.at('t/l'))));
fs.cpSync(t.at('s'), t.at('v/w'), { recursive: true, verbatimSymlinks: true, filter: function (a, b) { return !/skip/.test(a); } });
list('v');
console.log(fs.readlinkSync(t.at('v/w/l')));
fs.cpSync(t.at('s/a'), t.at('one'));
fs.cpSync(t.at('s/l'), t.at('real'), { dereference: true });
console.log(fs.readFileSync(t.at('one'), 'utf8'), fs.lstatSync(t.at('real')).isFile());
fs.utimesSync(t.at('s/a'), 10, 20);
fs.cpSync(t.at('s/a'), t.at('one'), { preserveTimestamps: true });
console.log(fs.statSync(t.at('one')).mtimeMs);
fs.writeFileSync(t.at('one'), 'mine');
fs.cpSync(t.at('s/a'), t.at('one'), { force: false });
console.log(fs.readFileSync(t.at('one'), 'utf8'));
var asked = [];
fs.cp(t.at('s'), t.at('x'), { recursive: true, filter: function (a, b) { asked.push(t.shown(a) + ' ' + t.shown(b)); return !/skip/.test(a); } }, function (e) {
  console.log(e, asked.sort().join(', '));
  list('x');
  fs.cp(t.at('s/a'), t.at('x/a2'), function (e) { console.log(e); list('x'); });
});
