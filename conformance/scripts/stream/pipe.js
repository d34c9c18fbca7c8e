// pipe: the events of both ends, end: false, and several destinations.
var s = require('stream');
function sink(name, options) {
  var w = new s.Writable({ write: function (c, e, cb) { console.log(name, String(c)); setImmediate(cb); }, highWaterMark: 3 });
  ['pipe', 'unpipe'].forEach(function (event) { w.on(event, function (src) { console.log(name, event, src === r); }); });
  ['drain', 'finish', 'close'].forEach(function (event) { w.on(event, function () { console.log(name, event); }); });
  return w;
}
var left = 4;
var r = new s.Readable({ read: function () { this.push(left-- > 0 ? 'abc' : null); } });
['pause', 'resume', 'end', 'close'].forEach(function (event) { r.on(event, function () { console.log(event); }); });
var a = sink('a'), b = sink('b');
console.log(r.pipe(a) === a, r.pipe(b, { end: false }) === b, r._readableState.pipes.length);
console.log(a.listenerCount('unpipe'), a.listenerCount('drain'), a.listenerCount('error'), a.listenerCount('finish'), r.listenerCount('data'), r.listenerCount('end'));
