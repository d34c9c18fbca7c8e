// A Dir is read entry by entry, and closed once.
var fs = require('fs'), t = require('./_dir.js');
['a', 'b', 'c'].forEach(function (name) { fs.writeFileSync(t.at(name), ''); });
var d = fs.opendirSync(t.dir, { bufferSize: 1 }), names = [], entry;
console.log(d.constructor.name, d instanceof fs.Dir, t.shown(d.path));
while ((entry = d.readSync())) names.push(entry.name + entry.isFile());
console.log(names.sort().join(), d.readSync(), d.closeSync());
t.attempt('read', function () { d.readSync(); });
t.attempt('close', function () { d.closeSync(); });
d = fs.opendirSync(t.dir);
t.attempt('wrong callback', function () { d.read(5); });
d.closeSync();
fs.opendir(t.dir, function (e, d) {
  var names = [];
  d.read(function next(e, entry) {
    if (entry) { names.push(entry.name); return d.read(next); }
    console.log(e, entry, names.sort().join());
    d.close(function (e) {
      console.log('closed', e);
      t.attempt('read', function () { d.read(function () {}); });
      d.close(function (e) {
        console.log(e.code, e.message);
        fs.opendir(t.at('a'), t.told('a file'));
      });
    });
  });
  t.attempt('busy', function () { d.readSync(); });
});
