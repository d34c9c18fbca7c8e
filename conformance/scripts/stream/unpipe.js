// unpipe: one, all, one that is not piped to.
var s = require('stream');
function sink(name) {
  var w = new s.Writable({ write: function (c, e, cb) { console.log(name, String(c)); cb(); } });
  w.on('unpipe', function (src, info) { console.log(name, 'unpipe', src === r, info.hasUnpiped); });
  return w;
}
var r = new s.Readable({ read: function () {} });
var a = sink('a'), b = sink('b'), c = sink('c');
r.pipe(a); r.pipe(b);
console.log(r.unpipe(c) === r, r.readableFlowing);
r.push('1');
setImmediate(function () {
  r.unpipe(a);
  console.log(r.readableFlowing, r.listenerCount('data'));
  r.push('2');
  setImmediate(function () {
    r.unpipe();
    console.log(r.readableFlowing, r.isPaused(), r.listenerCount('data'), a.listenerCount('unpipe'), b.listenerCount('error'));
    r.push('3');
    console.log(r.readableLength);
    r.pipe(c);
  });
});
