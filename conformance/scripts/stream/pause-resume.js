// pause and resume: events, isPaused, and what is kept meanwhile.
var Readable = require('stream').Readable;
var r = new Readable({ read: function () {} });
r.on('pause', function () { console.log('pause'); });
r.on('resume', function () { console.log('resume'); });
r.on('data', function (c) { console.log('data', String(c)); if (String(c) === 'b') { r.pause(); console.log(r.isPaused(), r.readableFlowing); setImmediate(function () { r.resume(); console.log(r.isPaused(), r.readableFlowing); }); } });
r.on('end', function () { console.log('end'); });
'abc'.split('').forEach(function (c) { r.push(c); });
r.push(null);
console.log(r.isPaused());
r.pause(); r.pause(); r.resume(); r.resume();
