// Listeners that throw: what the stream does after.
var s = require('stream');
process.on('uncaughtException', function (e) { console.log('uncaught', e.message); });
var n = 3;
var r = new s.Readable({ read: function () { this.push(n-- > 0 ? 'x' : null); } });
r.on('data', function () { if (n === 1) throw new Error('data'); console.log('data'); });
r.on('end', function () { throw new Error('end'); });
r.on('close', function () { console.log('r close', r.destroyed); });
setImmediate(setImmediate, setImmediate, function () {
  console.log(r.destroyed, r.readableFlowing);
  var w = new s.Writable({ write: function (c, e, cb) { setImmediate(cb); } });
  w.on('finish', function () { throw new Error('finish'); });
  w.on('close', function () { console.log('w close'); });
  w.write('a', function () { throw new Error('cb'); });
  w.end();
  setImmediate(setImmediate, setImmediate, function () {
    console.log(w.destroyed, w.writableFinished);
    new s.Readable({ read: function () {} }).on('close', function () { console.log('no close after this'); }).destroy(new Error('unheard'));
  });
});
