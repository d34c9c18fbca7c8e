// rename, link, symlink, readlink and unlink do what they are called for.
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('a'), 'text');
fs.renameSync(t.at('a'), t.at('b'));
fs.linkSync(t.at('b'), t.at('c'));
fs.symlinkSync('b', t.at('l'));
fs.symlinkSync('nowhere', t.at('m'), 'dir');
console.log(fs.readdirSync(t.dir), fs.statSync(t.at('c')).nlink, fs.readlinkSync(t.at('l')), fs.readlinkSync(t.at('m'), 'buffer'), fs.readFileSync(t.at('l'), 'utf8'));
t.attempt('dangling', function () { fs.readFileSync(t.at('m')); });
t.attempt('link there', function () { fs.linkSync(t.at('b'), t.at('c')); });
t.attempt('unlink a folder', function () { fs.mkdirSync(t.at('d')); fs.unlinkSync(t.at('d')); });
fs.rename(t.at('b'), t.at('e'), t.told('rename', function () {
  fs.link(t.at('e'), t.at('f'), t.told('link', function () {
    fs.symlink('e', t.at('s'), t.told('symlink', function () {
      fs.symlink('e', t.at('s2'), 'file', t.told('symlink', function () {
        fs.readlink(t.at('s'), { encoding: 'hex' }, t.told('readlink', function () {
          fs.unlink(t.at('s'), t.told('unlink', function () { console.log(fs.readdirSync(t.dir)); }));
        }));
      }));
    }));
  }));
}));
