// A WriteStream that cannot be opened errs and closes, once.
var fs = require('fs'), t = require('./_dir.js');
[{ start: 'x' }, { start: -1 }, { flags: 'zz' }, { mode: 'x' }, { fd: -1 }, { flush: 1 }, { encoding: 'zz' }, { fs: {} }].forEach(function (o) {
  t.attempt('options', function () { fs.createWriteStream(t.at('f'), o).on('error', function () {}).destroy(); });
});
var w = fs.createWriteStream(t.at('none/x'));
w.write('text', function (e) { console.log('write', e && e.code); });
w.on('error', function (e) { console.log('error', e.code, t.shown(e.message)); });
w.on('finish', function () { console.log('finish'); });
w.on('close', function () {
  console.log('close', w.destroyed);
  var fd = fs.openSync('/dev/null', 'r');
  var r = fs.createWriteStream(null, { fd: fd });
  r.on('error', function (e) { console.log('error', e.code, e.message, e.syscall); });
  r.on('close', function () { console.log('close', r.bytesWritten); });
  r.end('text');
});
