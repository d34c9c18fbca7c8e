// mkdir gives nothing, recursive the first folder that it made.
var fs = require('fs'), t = require('./_dir.js');
console.log(fs.mkdirSync(t.at('a')));
console.log(t.shown(fs.mkdirSync(t.at('b/c/d'), { recursive: true })), fs.mkdirSync(t.at('b/c/d'), { recursive: true }));
console.log(t.shown(fs.mkdirSync(t.at('b/c/e/./f/../g'), { recursive: true })));
console.log((fs.statSync(t.at('a')).mode & 511 & ~process.umask()) === (511 & ~process.umask()));
fs.mkdirSync(t.at('m'), '700');
fs.mkdirSync(t.at('n'), { mode: 448 });
console.log((fs.statSync(t.at('m')).mode & 511).toString(8), (fs.statSync(t.at('n')).mode & 511).toString(8));
fs.writeFileSync(t.at('f'), '');
t.attempt('there', function () { fs.mkdirSync(t.at('a')); });
t.attempt('a file', function () { fs.mkdirSync(t.at('f'), { recursive: true }); });
t.attempt('below a file', function () { fs.mkdirSync(t.at('f/x/y'), { recursive: true }); });
fs.mkdir(t.at('x'), t.told('mkdir', function () {
  fs.mkdir(t.at('x/y/z'), { recursive: true }, t.told('deep', function () {
    fs.mkdir(t.at('x/y/z'), { recursive: true }, t.told('again', function () {
      fs.mkdir(t.at('f/y'), { recursive: true }, t.told('below a file'));
    }));
  }));
}));
