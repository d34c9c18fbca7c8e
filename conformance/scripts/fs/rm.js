// rm and rmdir: what they take away, what they refuse.
var fs = require('fs'), t = require('./_dir.js');
function make() {
  fs.mkdirSync(t.at('d/e/f'), { recursive: true });
  fs.writeFileSync(t.at('d/x'), '');
  fs.writeFileSync(t.at('d/e/y'), '');
  fs.symlinkSync(t.at('keep'), t.at('d/l'));
}
fs.mkdirSync(t.at('keep'));
fs.writeFileSync(t.at('keep/z'), '');
make();
t.attempt('rmdir', function () { fs.rmdirSync(t.at('d')); });
t.attempt('rm', function () { fs.rmSync(t.at('d')); });
t.attempt('rm', function () { fs.rmSync(t.at('d'), { force: true }); });
t.attempt('rm none', function () { fs.rmSync(t.at('none')); });
t.attempt('rm none', function () { fs.rmSync(t.at('none'), { recursive: true }); });
t.attempt('rm none', function () { return fs.rmSync(t.at('none'), { force: true }); });
t.attempt('rm recursive', function () { return fs.rmSync(t.at('d'), { recursive: true }); });
console.log(fs.readdirSync(t.dir), fs.readdirSync(t.at('keep')));
fs.writeFileSync(t.at('f'), '');
t.attempt('rm a file', function () { return fs.rmSync(t.at('f')); });
make();
fs.rm(t.at('d'), t.told('rm', function () {
  fs.rm(t.at('d'), { recursive: true, maxRetries: 2, retryDelay: 1 }, t.told('rm recursive', function () {
    fs.rm(t.at('d'), { force: true }, t.told('rm force', function () {
      fs.rmdir(t.at('keep'), t.told('rmdir', function () {
        fs.rmdir(t.at('keep/z'), t.told('rmdir a file', function () { console.log(fs.readdirSync(t.dir)); }));
      }));
    }));
  }));
}));
