// An error in a timer.
setTimeout(function onTimeout() {
  throw new Error('in a timer');
}, 1);
setTimeout(function () { console.log('not reached'); }, 2);
