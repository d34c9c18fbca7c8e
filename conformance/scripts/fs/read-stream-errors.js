// A ReadStream that cannot be opened errs and closes; wrong options throw.
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), 'x');
[{ start: 'x' }, { start: -1 }, { start: 1.5 }, { end: 'x' }, { end: -1 }, { start: 5, end: 2 }, { flags: 'zz' }, { mode: 'x' }, { fd: -1 }, { fd: 'x' },
  { encoding: 'zz' }, 5, { fs: {} }, { fs: { open: 5 } }, { highWaterMark: 'x' }].forEach(function (o) {
  t.attempt('options', function () { fs.createReadStream(t.at('f'), o).on('error', function () {}).destroy(); });
});
var r = fs.createReadStream(t.at('none'));
r.on('open', function () { console.log('open'); });
r.on('error', function (e) { console.log('error', e.code, t.shown(e.message), r.destroyed); });
r.on('close', function () {
  console.log('close', r.fd, r.closed);
  var d = fs.createReadStream(t.dir);
  d.on('open', function () { console.log('open'); });
  d.on('error', function (e) { console.log('error', e.code, e.message); });
  d.on('close', function () {
    console.log('close');
    fs.createReadStream(t.at('none'), { autoClose: false }).on('error', function (e) { console.log('error', e.code); }).on('close', function () { console.log('close'); });
  });
});
