// enroll, active, _unrefActive and unenroll: any object may be a timer.
// flags: --no-warnings
var timers = require('timers');
process.on('warning', function (w) { console.log(w.name, w.code, w.message); });
function show(o) {
  return Object.getOwnPropertyNames(o).map(function (k) {
    var v = o[k];
    if (k === '_idleStart') v = typeof v;
    else if (v && typeof v === 'object') v = v === o ? 'itself' : 'another';
    else if (typeof v === 'function') v = 'function';
    return k + '=' + v;
  }).join(' ');
}
var one = { _onTimeout: function () {
  console.log('one', this === one, show(one));
  var times = 0;
  one._onTimeout = function () {
    if (++times === 3) timers.unenroll(one);
    console.log('again', show(one));
    timers._unrefActive(one);
  };
  timers._unrefActive(one);
  setTimeout(function () { console.log('times', times); }, 200);
} };
console.log(timers.enroll(one, 1), show(one));
console.log(timers.active(one), show(one));
timers.enroll(one, 4);
console.log(show(one));
timers.active(one);
var bare = {};
console.log(timers.unenroll(bare), show(bare));
timers.active(bare);
console.log(show(bare));
timers.enroll(bare, 5);
console.log(show(bare));
[{}, 'x', [], -1, Infinity, NaN, undefined].forEach(function (v) {
  try { timers.enroll({}, v); } catch (e) { console.log(e.name, e.code, e.message); }
});
[null, undefined].forEach(function (v) {
  ['enroll', 'unenroll', 'active', '_unrefActive'].forEach(function (name) {
    try { timers[name](v, 1); } catch (e) { console.log(name, e.name, e.message); }
  });
});
var long = {};
timers.enroll(long, Math.pow(2, 31));
console.log(show(long));
var given = setTimeout(function () { console.log('never'); }, 1);
timers.unenroll(given);
console.log(given._idleTimeout, given._destroyed);
var unheard = { _idleTimeout: 1e5, _onTimeout: function () { console.log('never'); } };
timers._unrefActive(unheard);
console.log(show(unheard).replace('itself', 'another'));
