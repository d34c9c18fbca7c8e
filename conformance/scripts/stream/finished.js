// finished: every way a stream comes to its end.
var s = require('stream');
function nothing() {}
function write(c, e, cb) { cb(); }
function hear(name, x, options) { var off = s.finished(x, options || {}, function (e) { console.log(name, e ? e.code || e.message : e, this === x); }); return off; }
var r = new s.Readable({ read: nothing }); hear('r', r); r.push(null); r.resume();
var w = new s.Writable({ write: write }); hear('w', w); w.end();
var d = new s.Duplex({ read: nothing, write: write }); hear('d', d); hear('d readable', d, { writable: false }); hear('d writable', d, { readable: false }); d.end(); d.push(null); d.resume();
var e = new s.Readable({ read: nothing }); hear('e', e); e.destroy(new Error('failed'));
var p = new s.Readable({ read: nothing }); hear('p', p); p.destroy();
var q = new s.Writable({ write: write }); hear('q', q); q.write('x'); q.destroy();
var c = new s.Writable({ write: write }), off = hear('never', c); off(); c.end();
var n = new s.Readable({ read: nothing, autoDestroy: false }); hear('n', n); n.push(null); n.resume();
setImmediate(function () { hear('late r', r); hear('late w', w); hear('late e', e); hear('late p', p); });
[[undefined, nothing], [{}, nothing], [r], [r, {}], [r, 5, nothing], [r, {}, 5]].forEach(function (args) {
  try { s.finished.apply(null, args); } catch (err) { console.log(err.code, err.message); }
});
