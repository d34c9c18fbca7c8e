// Stats know the kind of a file, its size, mode and times.
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), 'hello', { mode: 416 });
fs.utimesSync(t.at('f'), 1000000000.25, '1000000001.5');
fs.symlinkSync('f', t.at('l'));
var s = fs.statSync(t.at('f'));
console.log(Object.keys(s).join(), s.constructor.name, s instanceof fs.Stats);
console.log(s.size, (s.mode).toString(8), s.nlink, s.atimeMs, s.mtimeMs, s.atime.toISOString(), s.mtime.toISOString(), s.ctime instanceof Date);
['isFile', 'isDirectory', 'isSymbolicLink', 'isFIFO', 'isSocket', 'isBlockDevice', 'isCharacterDevice'].forEach(function (is) {
  console.log(is, s[is](), fs.lstatSync(t.at('l'))[is](), fs.statSync(t.at('l'))[is](), fs.statSync(t.dir)[is](), fs.statSync('/dev/null')[is]());
});
var fd = fs.openSync(t.at('f'), 'r');
console.log(fs.fstatSync(fd).ino === s.ino);
fs.closeSync(fd);
console.log(fs.statSync(t.at('none'), { throwIfNoEntry: false }), fs.lstatSync(t.at('none'), { throwIfNoEntry: false }));
t.attempt('below a file', function () { fs.statSync(t.at('f/x'), { throwIfNoEntry: false }); });
fs.stat(t.at('f'), function (e, s) {
  console.log(e, s.isFile());
  fs.lstat(t.at('l'), {}, function (e, s) { console.log(e, s.isSymbolicLink(), s.size); });
});
