// _write that fails, at once and later, with others waiting.
var Writable = require('stream').Writable;
function run(name, how, autoDestroy) {
  var n = 0;
  var w = new Writable({ autoDestroy: autoDestroy, write: function (c, e, cb) { how(function () { cb(++n === 2 ? new Error(name) : null); }); } });
  w.on('error', function (e) { console.log(name, 'error', e.message, w.destroyed, w.errored && w.errored.message); });
  w.on('close', function () { console.log(name, 'close'); });
  w.on('finish', function () { console.log(name, 'finish'); });
  ['a', 'b', 'c'].forEach(function (c) { w.write(c, function (e) { console.log(name, 'cb', c, e && e.message); }); });
  w.end(function (e) { console.log(name, 'end cb', e && e.message); });
}
run('sync', function (f) { f(); }, true);
setImmediate(run, 'later', setImmediate, true);
setImmediate(setImmediate, setImmediate, run, 'stays', process.nextTick, false);
