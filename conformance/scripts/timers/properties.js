// What a timer tells of itself, and what may be changed in it.
function show(t) {
  console.log(t._idleTimeout, typeof t._idleStart, t._onTimeout === f, t._onTimeout, t._timerArgs, t._repeat, t._destroyed);
}
function f() { console.log('f', [].slice.call(arguments)); }
var timer = setTimeout(f, 2, 'a', 1);
show(timer);
var interval = setInterval(f, 1e6);
show(interval);
clearInterval(interval);
show(interval);
var turned = setTimeout(function () {
  console.log('turned', turned._repeat);
  if (turned._repeat) clearInterval(turned);
  turned._repeat = 1;
}, 1);
var ending = setInterval(function () { console.log('ending'); ending._repeat = null; }, 1);
var changed = setTimeout(f, 1);
changed._onTimeout = function () { console.log('changed', this === changed); };
var im = setImmediate(f, 'b');
console.log(im._onImmediate === f, im._argv, im._destroyed);
var no = setImmediate(f);
clearImmediate(no);
console.log(no._onImmediate, no._argv, no._destroyed);
['ref', 'unref', 'refresh', 'close', 'hasRef'].forEach(function (name) {
  var it = {};
  var got = timer[name].call(it);
  console.log(name, got === it, typeof got);
});
process.on('exit', function () { show(timer); show(turned); console.log(im._destroyed, im._onImmediate === f, ending._destroyed); });
