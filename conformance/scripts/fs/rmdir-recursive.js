// rmdir with recursive works, and warns once.
var fs = require('fs'), t = require('./_dir.js');
process.on('warning', function (w) { console.log(w.name, w.code, w.message); });
fs.mkdirSync(t.at('a/b'), { recursive: true });
fs.mkdirSync(t.at('c/d'), { recursive: true });
fs.rmdirSync(t.at('a'), { recursive: true });
fs.rmdir(t.at('c'), { recursive: true }, function (e) {
  console.log(e, fs.readdirSync(t.dir));
  fs.rmdir(t.at('c'), { recursive: true }, t.told('none'));
});
