// What _read throws is the stream's error; there may be no _read at all.
var Readable = require('stream').Readable;
var r = new Readable({ read: function () { throw new Error('read failed'); } });
r.on('error', function (e) { console.log('error', e.message, r.destroyed, r.errored === e); });
r.on('close', function () { console.log('close'); });
r.resume();
var none = new Readable();
none.on('error', function (e) { console.log(e.name, e.code, e.message); });
none.read();
