// queueMicrotask: order, arguments, errors.
function attempt(f) {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
console.log(queueMicrotask.length, queueMicrotask.name);
attempt(function () { return queueMicrotask(); });
attempt(function () { return queueMicrotask('x'); });
attempt(function () { return queueMicrotask(null); });
process.on('uncaughtException', function (e) { console.log('uncaught', e.message); });
queueMicrotask(function () {
  console.log('first', arguments.length);
  process.nextTick(function () { console.log('tick from a microtask'); });
  queueMicrotask(function () { console.log('third'); });
});
queueMicrotask(function () { throw new Error('second'); });
process.nextTick(function () { console.log('tick'); });
setImmediate(function () { console.log('immediate'); });
console.log('script');
