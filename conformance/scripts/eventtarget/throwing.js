// A listener that throws is an uncaught exception on the next tick; the others go on.
process.on('uncaughtException', function (err, origin) {
  console.log('uncaught', err && err.message || err, origin);
});
var target = new EventTarget();
target.addEventListener('t', function () { throw new Error('one'); });
target.addEventListener('t', function () { console.log('goes on'); throw 2; });
target.addEventListener('t', { handleEvent: function () { throw new Error('three'); } });
console.log(target.dispatchEvent(new Event('t')));
process.nextTick(function () { console.log('tick'); });
target.addEventListener('bad', { handleEvent: 1 });
target.dispatchEvent(new Event('bad'));
console.log('end of script');
