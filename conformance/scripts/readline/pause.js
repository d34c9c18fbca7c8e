// pause, resume and what they tell.
var readline = require('readline'), PassThrough = require('stream').PassThrough;
var input = new PassThrough();
var rl = readline.createInterface({ input: input });
['line', 'pause', 'resume', 'close'].forEach(function (name) {
  rl.on(name, function (text) { console.log(name, text === undefined ? '' : text, rl.paused); });
});
console.log(rl.pause() === rl, rl.pause(), rl.resume() === rl, rl.resume());
rl.pause();
input.write('a\nb\n');
setImmediate(function () {
  console.log('still nothing');
  rl.write('written\n');
  setImmediate(function () {
    rl.close();
    rl.close();
    console.log(input.listenerCount('data'), input.listenerCount('end'), input.listenerCount('error'), input.isPaused());
  });
});
