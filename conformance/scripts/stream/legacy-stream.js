// The old Stream: its pipe, and wrap.
var Stream = require('stream'), util = require('util');
console.log(Stream === Stream.Stream, typeof Stream, new Stream() instanceof require('events'));
function Old() { Stream.call(this); this.readable = true; }
util.inherits(Old, Stream);
Old.prototype.pause = function () { console.log('pause'); };
Old.prototype.resume = function () { console.log('resume'); };
var a = new Old(), w = new Stream.Writable({ highWaterMark: 2, write: function (c, e, cb) { console.log('w', String(c)); setImmediate(cb); } });
w.on('pipe', function (src) { console.log('pipe', src === a); });
w.on('finish', function () { console.log('finish'); });
console.log(a.pipe(w) === w);
a.emit('data', 'hello'); a.emit('end');
console.log(a.listenerCount('data'));
var b = new Old();
b.extra = function () { return this === b; };
var r = new Stream.Readable({ highWaterMark: 3 }).wrap(b);
console.log(r.extra());
r.on('data', function (c) { console.log('r', String(c)); }).on('end', function () { console.log('r end'); });
b.emit('data', 'abc'); b.emit('data', 'def'); b.emit('end');
