// Subclasses by util.inherits and Class.call(this).
var s = require('stream'), util = require('util');
function Counter(n) { s.Readable.call(this, { highWaterMark: 2 }); this.n = n; }
util.inherits(Counter, s.Readable);
Counter.prototype._read = function () { this.push(this.n > 0 ? String(this.n--) : null); };
var c = new Counter(3);
c.on('data', function (v) { console.log('data', String(v)); }).on('end', function () { console.log('end'); });
function Log() { if (!(this instanceof Log)) return new Log(); s.Writable.call(this); }
util.inherits(Log, s.Writable);
Log.prototype._write = function (v, e, cb) { console.log('log', String(v)); cb(); };
Log().end('hello');
function Echo(options) { s.Duplex.call(this, options); }
util.inherits(Echo, s.Duplex);
Echo.prototype._read = function () {};
Echo.prototype._write = function (v, e, cb) { this.push(v); cb(); };
Echo.prototype._final = function (cb) { this.push(null); cb(); };
var e = new Echo();
e.on('data', function (v) { console.log('echo', String(v)); }).on('close', function () { console.log('close'); });
e.write('a'); e.end('b');
function Twice() { s.Transform.call(this); }
util.inherits(Twice, s.Transform);
Twice.prototype._transform = function (v, enc, cb) { this.push(v); cb(null, v); };
Twice.prototype._flush = function (cb) { this.push('.'); cb(); };
new Twice().on('data', function (v) { console.log('twice', String(v)); }).end('z');
console.log(c instanceof Counter, c instanceof s.Readable, c instanceof s.Writable, c instanceof s, c instanceof require('events'));
