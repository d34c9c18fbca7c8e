// Object mode: what may be pushed and written, and what comes out.
var s = require('stream');
var r = new s.Readable({ objectMode: true, read: function () {} });
[1, 0, '', false, 'text', { a: 1 }, [1, 2], undefined].forEach(function (v) { console.log(r.push(v), r.readableLength); });
r.push(null);
r.on('data', function (v) { console.log('data', typeof v, v); });
r.on('end', function () { console.log('end'); });
var w = new s.Writable({ objectMode: true, write: function (v, e, cb) { console.log('_write', v, e); cb(); } });
[1, 0, '', false, undefined, { b: 2 }].forEach(function (v) { console.log(w.write(v)); });
w.write('x', 'latin1');
w.write('x', function (err) { console.log('cb', err); });
try { w.write(null); } catch (e) { console.log(e.code, e.message); }
w.end({ last: true }, function () { console.log('ended'); });
