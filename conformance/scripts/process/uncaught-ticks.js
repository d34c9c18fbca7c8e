// After an error that was handled the next timer, or immediate, comes before ticks.
function say(what) { return function () { console.log(what); }; }
process.on('uncaughtException', function (e) {
  console.log('caught', e.message);
  process.nextTick(say('tick of the handler'));
});
function together(set, last) {
  set(function () {
    process.nextTick(say('tick 1'));
    throw new Error('first');
  });
  set(say('second'));
  set(function () {
    process.nextTick(function () {
      process.nextTick(say('tick 4'));
      throw new Error('in a tick');
    });
    process.nextTick(say('tick 3'));
  });
  set(say('fourth'));
  set(function () {
    process.nextTick(say('tick 5'));
    setTimeout(function () { setImmediate(last); }, 5);
    throw new Error('last');
  });
  for (var until = Date.now() + 5; Date.now() < until;);
}
together(function (f) { setTimeout(f, 1); }, function () {
  console.log('immediates');
  together(setImmediate, function () {
    require('fs').stat('.', function () {
      process.nextTick(say('tick of fs'));
      setImmediate(say('immediate of fs'));
      throw new Error('fs');
    });
  });
});
process.nextTick(say('tick of the script'));
throw new Error('script');
