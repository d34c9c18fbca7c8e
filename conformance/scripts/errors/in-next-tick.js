// An error in a nextTick ends the program; later ticks and timers do not run.
process.nextTick(function () {
  throw new Error('in a tick');
});
process.nextTick(function () { console.log('not reached'); });
setTimeout(function () { console.log('not reached'); }, 0);
process.on('exit', function (code) { console.log('exit', code); });
