// The callback of _write, _final or _construct called twice.
var s = require('stream');
function hear(name, x) { x.on('error', function (e) { console.log(name, e.code, e.message); }); x.on('close', function () { console.log(name, 'close'); }); return x; }
hear('write', new s.Writable({ write: function (c, e, cb) { cb(); cb(); } })).write('a');
hear('later', new s.Writable({ write: function (c, e, cb) { setImmediate(cb); setImmediate(cb); } })).write('a');
hear('final', new s.Writable({ write: function () {}, final: function (cb) { cb(); cb(); } })).end();
hear('transform', new s.Transform({ transform: function (c, e, cb) { cb(null, c); cb(null, c); } })).write('a');
hear('construct', new s.Writable({ construct: function (cb) { cb(); cb(); }, write: function () {} }));
