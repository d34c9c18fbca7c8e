// The events and callbacks of a Writable, with _write done at once and later.
var Writable = require('stream').Writable;
function run(name, how) {
  var w = new Writable({ highWaterMark: 3, write: function (c, e, cb) { console.log(name, '_write', String(c)); how(cb); } });
  ['drain', 'prefinish', 'finish', 'close'].forEach(function (event) { w.on(event, function () { console.log(name, event, w.writableLength, w.writableFinished, w.destroyed); }); });
  console.log(name, w.write('a', function () { console.log(name, 'cb a'); }), w.write('bcd', function () { console.log(name, 'cb bcd'); }), w.write('e'));
  w.end('f', function () { console.log(name, 'cb end'); });
  console.log(name, w.writable, w.writableEnded, w.writableFinished);
}
run('sync', function (cb) { cb(); });
setImmediate(run, 'tick', process.nextTick);
setImmediate(setImmediate, run, 'immediate', setImmediate);
