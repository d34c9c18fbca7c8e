// realpath follows links and names what is missing; native asks the system.
var fs = require('fs'), t = require('./_dir.js');
fs.mkdirSync(t.at('a/b'), { recursive: true });
fs.symlinkSync('a', t.at('l'));
fs.symlinkSync(t.at('l/b'), t.at('m'));
fs.symlinkSync('loop', t.at('loop'));
['a', 'l', 'm', 'l/b/..', 'm/../b', 'a/./b/', 'none', 'l/none/x', 'loop'].forEach(function (name) {
  t.attempt(name, function () { return fs.realpathSync(t.at(name)); });
  t.attempt('native ' + name, function () { return fs.realpathSync.native(t.at(name)); });
});
console.log(fs.realpathSync('/'), Buffer.isBuffer(fs.realpathSync(t.at('m'), 'buffer')));
fs.realpath(t.at('m'), function (e, p) {
  console.log(e, t.shown(p));
  fs.realpath.native(t.at('l'), 'utf8', function (e, p) {
    console.log(e, t.shown(p));
    fs.realpath(t.at('none/x'), {}, t.told('none'));
  });
});
