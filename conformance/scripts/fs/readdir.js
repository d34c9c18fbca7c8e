// readdir lists names in order, entries with their kind, folders below.
var fs = require('fs'), t = require('./_dir.js');
fs.mkdirSync(t.at('b/c'), { recursive: true });
fs.writeFileSync(t.at('a'), '');
fs.writeFileSync(t.at('b/x'), '');
fs.writeFileSync(t.at('b/c/y'), '');
fs.symlinkSync('b', t.at('l'));
console.log(fs.readdirSync(t.dir), fs.readdirSync(t.dir, 'hex'), fs.readdirSync(t.dir, { recursive: true }));
function show(list) { console.log(list.map(function (d) { return [d.name, t.shown(d.path), t.shown(d.parentPath), d.isFile(), d.isDirectory(), d.isSymbolicLink()].join(); }).join(' ')); }
show(fs.readdirSync(t.dir, { withFileTypes: true }));
show(fs.readdirSync(t.dir + '/', { withFileTypes: true, recursive: true }));
fs.readdir(t.dir, function (e, list) {
  console.log(e, list);
  fs.readdir(t.dir, { withFileTypes: true }, function (e, list) {
    show(list);
    fs.readdir(t.dir, { recursive: true }, function (e, list) { console.log(e, list); });
  });
});
t.attempt('a file', function () { fs.readdirSync(t.at('a')); });
