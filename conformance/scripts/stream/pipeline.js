// pipeline: what it returns, and what each kind of failure does.
var s = require('stream');
function source(n) { return new s.Readable({ read: function () { this.push(n-- > 0 ? 'x' + n : null); } }); }
function sink(name) { return new s.Writable({ write: function (c, e, cb) { console.log(name, String(c)); setImmediate(cb); } }); }
function upper() { return new s.Transform({ transform: function (c, e, cb) { cb(null, String(c).toUpperCase()); } }); }
function run(name, list) {
  var ret = s.pipeline(list, function (e, v) { console.log(name, 'done', e ? e.code || e.message : e, v, list.map(function (x) { return x.destroyed; })); });
  console.log(name, ret === list[list.length - 1]);
}
run('ok', [source(2), upper(), sink('ok')]);
var bad = new s.Transform({ transform: function (c, e, cb) { cb(new Error('middle')); } });
run('middle', [source(2), bad, sink('middle')]);
var first = source(3); run('first', [first, sink('first')]); first.destroy(new Error('source'));
var early = source(3); run('early', [early, sink('early')]); early.destroy();
var last = sink('last'); run('last', [source(3), last]); last.destroy(new Error('sink'));
var through = upper(); run('through', [source(1), through]); through.resume();
[[], [source(1)], [source(1), sink()], [function () {}], [source(1), function () {}]].forEach(function (args) {
  try { s.pipeline.apply(null, args); } catch (e) { console.log(e.code, e.message); }
});
