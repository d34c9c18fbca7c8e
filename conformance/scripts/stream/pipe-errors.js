// Errors of either end of a pipe.
var s = require('stream');
function nothing() {}
var r = new s.Readable({ read: nothing }), w = new s.Writable({ write: function (c, e, cb) { cb(new Error('write')); } });
w.on('error', function (e) { console.log('w', e.message, r.readableFlowing, r.listenerCount('data')); });
w.on('unpipe', function () { console.log('unpipe'); });
w.on('close', function () { console.log('w close', r.destroyed); });
r.pipe(w); r.push('x');
var r2 = new s.Readable({ read: nothing }), w2 = new s.Writable({ write: nothing });
r2.on('error', function (e) { console.log('r2', e.message, w2.destroyed, w2.writableEnded); });
r2.pipe(w2); r2.destroy(new Error('read'));
w2.pipe(r2);
w2.on('error', function (e) { console.log('w2', e.code, e.message); });
process.on('uncaughtException', function (e) { console.log('uncaught', e.message); });
var r3 = new s.Readable({ read: nothing }), w3 = new s.Writable({ write: function (c, e, cb) { cb(new Error('unheard')); } });
r3.pipe(w3); r3.push('x');
