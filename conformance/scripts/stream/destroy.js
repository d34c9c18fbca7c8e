// destroy at every state, with and without an error.
var s = require('stream');
function hear(name, x) {
  ['error', 'close', 'end', 'finish', 'data'].forEach(function (event) { x.on(event, function (e) { console.log(name, event, e instanceof Error ? e.message : ''); }); });
  return x;
}
function show(name, x) { console.log(name, x.destroyed, x.closed, x.errored && x.errored.message, x.readableAborted, x.writableAborted, x.readable, x.writable); }
var a = hear('a', new s.Readable({ read: function () {} }));
a.destroy(); show('a', a);
console.log(a.destroy(new Error('twice')) === a, a.push('x'), a.read());
var b = hear('b', new s.Duplex({ read: function () {}, write: function (c, e, cb) { setImmediate(cb); } }));
b.write('1', function (e) { console.log('b cb1', e && e.code); }); b.write('2', function (e) { console.log('b cb2', e && e.code); });
b.end(function (e) { console.log('b end', e && e.code); });
b.destroy(new Error('b failed'), function (e) { console.log('b destroyed', e.message); }); show('b', b);
var c = hear('c', new s.Writable({ write: function (c, e, cb) { setImmediate(cb); } }));
c.write('1', function (e) { console.log('c cb1', e && e.code); }); c.write('2', function (e) { console.log('c cb2', e && e.code); });
c.end(function (e) { console.log('c end', e && e.code); });
c.destroy(); show('c', c);
console.log(c.write('3', function (e) { console.log('c cb3', e.code); }));
var d = hear('d', new s.Writable({ write: function () {}, destroy: function (e, cb) { console.log('_destroy', e); setImmediate(cb, new Error('from _destroy')); } }));
d.destroy(); show('d', d);
var t = hear('t', new s.Readable({ read: function () {}, destroy: function () { throw new Error('thrown'); } }));
t.destroy();
var q = hear('q', new s.Readable({ emitClose: false, read: function () {} }));
q.destroy(new Error('quiet'));
setImmediate(function () { [a, b, c, d, t, q].forEach(function (x, i) { show(i, x); }); });
