// Transform: what goes in and out, flush, errors.
var Transform = require('stream').Transform;
function run(name, options) {
  var t = new Transform(options);
  ['data', 'end', 'finish', 'prefinish', 'close', 'error'].forEach(function (event) { t.on(event, function (v) { console.log(name, event, v instanceof Error ? v.message : v === undefined ? '' : String(v)); }); });
  return t;
}
function upper(c, e, cb) { cb(null, String(c).toUpperCase()); }
var a = run('a', { transform: upper, flush: function (cb) { cb(null, 'tail'); } }); a.write('one'); a.end('two');
var b = run('b', { transform: function (c, e, cb) { this.push('<'); this.push(c); this.push('>'); cb(); }, final: function (cb) { console.log('b final'); cb(); }, flush: function (cb) { console.log('b flush'); this.push('!'); cb(); } }); b.end('x');
var c = run('c', { transform: function (c, e, cb) { cb(new Error('no')); } }); c.write('x', function (e) { console.log('c cb', e.message); });
var d = run('d', { transform: upper, flush: function (cb) { cb(new Error('flush')); } }); d.end('x');
var o = run('o', { objectMode: true, transform: function (v, e, cb) { cb(null, v * 2); } }); o.write(1); o.end(21);
var n = new Transform();
try { n.write('x'); } catch (e) { console.log(e.code, e.message); }
