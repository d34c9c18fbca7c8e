// isReadable, isErrored, isDisturbed and their kin at every state.
var s = require('stream');
function show(name, x) { console.log(name, s.isReadable(x), s.isWritable(x), s.isErrored(x), s.isDisturbed(x), s.isDestroyed(x)); }
var r = new s.Readable({ read: function () {} }), w = new s.Writable({ write: function (c, e, cb) { cb(); } }), d = new s.PassThrough();
show('r', r); show('w', w); show('d', d);
show('object', {}); show('null', null); show('number', 5); show('emitter', new (require('events'))());
r.push('x'); r.read(); show('read', r);
w.end(); show('ended', w);
d.on('error', function () {}); d.destroy(new Error('x')); show('destroyed', d);
setImmediate(function () { show('later', d); show('finished', w); r.push(null); r.resume(); setImmediate(function () { show('end', r); }); });
