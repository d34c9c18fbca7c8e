// compose: several streams as one.
var s = require('stream');
function upper() { return new s.Transform({ transform: function (c, e, cb) { cb(null, String(c).toUpperCase()); } }); }
function twice() { return new s.Transform({ transform: function (c, e, cb) { this.push(c); cb(null, c); } }); }
var d = s.compose(upper(), twice());
d.on('data', function (c) { console.log('data', String(c)); });
['end', 'finish', 'close'].forEach(function (e) { d.on(e, function () { console.log(e); }); });
console.log(d instanceof s.Duplex, d.readable, d.writable);
d.write('a'); d.end('b');
var f = s.compose(upper(), new s.Transform({ transform: function (c, e, cb) { cb(new Error('inside')); } }));
f.on('error', function (e) { console.log('error', e.message); });
f.write('x');
[[], [upper(), new s.Readable()], [new s.Writable({ write: function () {} }), upper()]].forEach(function (args) {
  try { s.compose.apply(null, args); } catch (e) { console.log(e.code, e.message.split('\n')[0].slice(0, 60)); }
});
