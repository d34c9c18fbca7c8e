// autoDestroy: when a stream destroys itself, and when not.
var s = require('stream');
function run(name, x) {
  ['end', 'finish', 'close'].forEach(function (event) { x.on(event, function () { console.log(name, event, x.destroyed); }); });
  return x;
}
function nothing() {}
function write(c, e, cb) { cb(); }
var r = run('r', new s.Readable({ read: nothing })); r.push(null); r.resume();
var k = run('k', new s.Readable({ read: nothing, autoDestroy: false })); k.push(null); k.resume();
run('w', new s.Writable({ write: write })).end();
run('v', new s.Writable({ write: write, autoDestroy: false })).end();
var d = run('d', new s.Duplex({ read: nothing, write: write })); d.end(); setImmediate(function () { console.log('d', d.destroyed); d.push(null); d.resume(); });
var h = run('h', new s.Duplex({ read: nothing, write: write, allowHalfOpen: false })); h.push(null); h.resume();
var n = run('n', new s.Duplex({ readable: false, write: write })); n.end();
var m = run('m', new s.Duplex({ writable: false, read: nothing })); m.push(null); m.resume();
