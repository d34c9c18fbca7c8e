// _final: done, failing, throwing, and the order around it.
var Writable = require('stream').Writable;
function run(name, final) {
  var w = new Writable({ write: function (c, e, cb) { cb(); }, final: function (cb) { console.log(name, '_final', w.writableLength); final(cb); } });
  ['prefinish', 'finish', 'close', 'error'].forEach(function (event) { w.on(event, function (e) { console.log(name, event, e ? e.message : ''); }); });
  w.write('x');
  w.end(function (e) { console.log(name, 'cb', e && e.message); });
}
run('ok', function (cb) { cb(); });
setImmediate(run, 'later', function (cb) { setImmediate(cb); });
setImmediate(setImmediate, setImmediate, run, 'fails', function (cb) { cb(new Error('final')); });
setImmediate(setImmediate, setImmediate, setImmediate, run, 'throws', function () { throw new Error('thrown'); });
