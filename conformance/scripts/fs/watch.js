// fs.watch tells of what happens in a folder, until it is closed.
var fs = require('fs'), t = require('./_dir.js');
var w = fs.watch(t.dir, function (type, name) {
  console.log('listener', type, name);
  w.close();
});
console.log(w.constructor.name, w instanceof require('events'), w.ref() === w, w.unref() === w, w.ref() === w);
w.on('close', function () {
  console.log('close');
  w.close();
  var b = fs.watch(t.dir, 'buffer').on('change', function (type, name) { console.log(type, name); b.close(); });
  fs.writeFileSync(t.at('b'), '');
});
fs.writeFileSync(t.at('a'), '');
t.attempt('none', function () { fs.watch(t.at('none')); });
t.attempt('encoding', function () { fs.watch(t.dir, 'zz'); });
fs.watch(t.dir, { persistent: false });
