// highWaterMark: defaults, zero, and when push and write say stop.
var s = require('stream');
console.log(s.getDefaultHighWaterMark(false), s.getDefaultHighWaterMark(true));
[undefined, 0, 1, 2, 3, 4].forEach(function (mark) {
  var r = new s.Readable({ highWaterMark: mark, read: function () {} });
  console.log(mark, r.readableHighWaterMark, r.push('a'), r.push('bc'), r.push('d'), r.readableLength);
  var w = new s.Writable({ highWaterMark: mark, write: function (c, e, cb) { setImmediate(cb); } });
  console.log(mark, w.writableHighWaterMark, w.write('a'), w.write('bc'), w.write(''), w.writableLength, w.writableNeedDrain);
  w.on('drain', function () { console.log('drain', mark, w.writableLength); });
  var o = new s.Duplex({ objectMode: true, highWaterMark: mark, read: function () {}, write: function () {} });
  console.log(mark, o.push({}), o.push(1), o.push('x'), o.write({}), o.write(1), o.readableLength, o.writableLength);
});
var d = new s.Duplex({ readableHighWaterMark: 5, writableHighWaterMark: 7, readableObjectMode: true });
console.log(d.readableHighWaterMark, d.writableHighWaterMark, d.readableObjectMode, d.writableObjectMode);
[-1, 1.5, NaN, 'a', Infinity, {}].forEach(function (v) {
  try { new s.Readable({ highWaterMark: v }); } catch (e) { console.log(e.name, e.code, e.message); }
  try { new s.Duplex({ writableHighWaterMark: v }); } catch (e) { console.log(e.name, e.code, e.message); }
});
s.setDefaultHighWaterMark(false, 100);
s.setDefaultHighWaterMark(true, 3);
console.log(new s.Readable().readableHighWaterMark, new s.Writable({ objectMode: true }).writableHighWaterMark);
[-1, 1.5, 'a', undefined].forEach(function (v) {
  try { s.setDefaultHighWaterMark(false, v); } catch (e) { console.log(e.name, e.code, e.message); }
});
