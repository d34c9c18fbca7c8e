// access and exists tell whether a file may be used.
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), '', { mode: 420 });
console.log(fs.accessSync(t.at('f')), fs.accessSync(t.at('f'), fs.constants.R_OK | fs.W_OK));
t.attempt('X_OK', function () { fs.accessSync(t.at('f'), fs.X_OK); });
fs.chmodSync(t.at('f'), 493);
console.log(fs.accessSync(t.at('f'), fs.X_OK));
fs.access(t.at('f'), t.told('F_OK', function () {
  fs.access(t.at('none'), fs.constants.W_OK, t.told('none'));
}));
