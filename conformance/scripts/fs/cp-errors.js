// What cp refuses, and how it says so.
var fs = require('fs'), t = require('./_dir.js');
fs.mkdirSync(t.at('d/e'), { recursive: true });
fs.writeFileSync(t.at('f'), '');
fs.symlinkSync(t.at('d'), t.at('l'));
var list = [['d', 'x'], ['d', 'd', { recursive: true }], ['d', 'd/e/y', { recursive: true }], ['d', 'f', { recursive: true }], ['f', 'd'], ['f', 'f'],
  ['none', 'x'], ['f', 'g', { errorOnExist: true, force: false }], ['d', 'l/z', { recursive: true }]];
fs.writeFileSync(t.at('g'), '');
list.forEach(function (c) { t.attempt('cpSync', function () { fs.cpSync(t.at(c[0]), t.at(c[1]), c[2]); }); });
(function next() {
  var c = list.shift();
  if (!c) return;
  fs.cp(t.at(c[0]), t.at(c[1]), c[2] || {}, function (e) {
    console.log('cp', e.name, e.code, t.shown(e.message), JSON.stringify(e.info) && t.shown(JSON.stringify(e.info)), Object.keys(e).join());
    next();
  });
})();
try {
  fs.cpSync(t.at('f'), t.at('h'), { filter: function () { throw new RangeError('no'); } });
} catch (e) { console.log(e.name, e.message); }
