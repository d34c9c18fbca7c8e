// _construct: nothing is read or written before it is done.
var s = require('stream');
var w = new s.Writable({ construct: function (cb) { console.log('construct'); setImmediate(function () { console.log('constructed'); cb(); }); }, write: function (c, e, cb) { console.log('_write', String(c)); cb(); } });
w.write('a'); w.end('b');
w.on('finish', function () { console.log('finish'); });
var r = new s.Readable({ construct: function (cb) { console.log('construct r'); cb(); }, read: function () { console.log('_read'); this.push(null); } });
r.resume().on('end', function () { console.log('end'); });
var f = new s.Duplex({ construct: function (cb) { console.log('construct d'); cb(new Error('no')); }, read: function () {}, write: function () {} });
f.on('error', function (e) { console.log('error', e.message); }).on('close', function () { console.log('close d'); });
var t = new s.Writable({ construct: function () { throw new Error('thrown'); }, write: function () {} });
t.on('error', function (e) { console.log('error', e.message); });
var d = new s.Writable({ construct: function (cb) { setImmediate(cb); }, destroy: function (e, cb) { console.log('_destroy', e && e.message); cb(e); }, write: function () {} });
d.on('error', function (e) { console.log('d error', e.message); }).on('close', function () { console.log('d close'); });
d.destroy(new Error('early'));
console.log(d.destroyed, d.closed);
