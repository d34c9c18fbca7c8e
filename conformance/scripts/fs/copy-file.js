// copyFile overwrites unless it is told not to.
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('a'), 'text', { mode: 384 });
console.log(fs.copyFileSync(t.at('a'), t.at('b')), fs.readFileSync(t.at('b'), 'utf8'), (fs.statSync(t.at('b')).mode & 511).toString(8));
fs.writeFileSync(t.at('a'), 'other');
t.attempt('exclusive', function () { fs.copyFileSync(t.at('a'), t.at('b'), fs.constants.COPYFILE_EXCL); });
fs.copyFileSync(t.at('a'), t.at('b'), fs.constants.COPYFILE_FICLONE);
console.log(fs.readFileSync(t.at('b'), 'utf8'));
t.attempt('itself', function () { return fs.copyFileSync(t.at('a'), t.at('a')); });
fs.copyFile(t.at('a'), t.at('c'), t.told('copy', function () {
  fs.copyFile(t.at('a'), t.at('c'), 1, t.told('exclusive', function () {
    fs.copyFile(t.at('none'), t.at('c'), t.told('none'));
  }));
}));
