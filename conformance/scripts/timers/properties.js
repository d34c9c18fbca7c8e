// What a timer tells of itself, and what may be changed in it.
function show(t) {
  console.log(t._idleTimeout, typeof t._idleStart, t._onTimeout === f, t._onTimeout, t._timerArgs, t._repeat, t._destroyed);
}
function f() { console.log('f', [].slice.call(arguments)); }
var timer = setTimeout(f, 1, 'a', 1);
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
var times = { delay: 0, fn: 0 };
var byDelay = setInterval(function () { times.delay++; byDelay._idleTimeout = -1; }, 1);
var byFunction = setInterval(function () { times.fn++; byFunction._onTimeout = null; }, 1);
var changed = setTimeout(f, 1);
changed._onTimeout = function () { console.log('changed', this === changed); };
function noop() {}
var im = setImmediate(noop, 'b');
console.log(im._onImmediate === noop, im._argv, im._destroyed);
var no = setImmediate(noop);
clearImmediate(no);
console.log(no._onImmediate, no._argv, no._destroyed);
['ref', 'unref', 'refresh', 'close', 'hasRef'].forEach(function (name) {
  var it = {};
  var got = timer[name].call(it);
  console.log(name, got === it, typeof got);
});
process.on('exit', function () { show(timer); show(turned); console.log(times); console.log(im._destroyed, im._onImmediate === noop, ending._destroyed); });
