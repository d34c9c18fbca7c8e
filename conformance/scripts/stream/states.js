// What old packages look at: _readableState and _writableState.
var s = require('stream');
var d = new s.Duplex({ highWaterMark: 4, read: function () {}, write: function (c, e, cb) { setImmediate(cb); } });
function show(at) {
  var r = d._readableState, w = d._writableState;
  console.log(at, r.flowing, r.ended, r.endEmitted, r.reading, r.length, r.highWaterMark, r.objectMode, r.pipes.length, r.destroyed, r.buffer.length, r.needReadable);
  console.log(at, w.length, w.ending, w.ended, w.finished, w.corked, w.needDrain, w.highWaterMark, w.objectMode, w.getBuffer().length, w.writing, w.pendingcb, w.bufferedRequestCount);
}
show('new');
d.push('abc'); d.write('de'); d.write('fgh'); d.cork(); show('busy');
d.uncork(); d.end(); d.push(null); show('ended');
d.on('data', function () {});
d.on('close', function () { show('closed'); });
console.log(d.readableBuffer, d.writableBuffer.map(function (x) { return String(x.chunk); }));
var o = new s.Readable({ read: function () {} });
o._readableState.objectMode = true;
o.push(5); console.log(o.read());
