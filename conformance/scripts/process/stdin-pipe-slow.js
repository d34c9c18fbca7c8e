// stdin: some words to carry\n
// A pipe waits for 'drain' when write says false, tells both ends, and leaves no listener behind.
const EventEmitter = require('events');
const dest = new EventEmitter();
let got = '';
dest.writable = true;
dest.write = function (chunk) {
  got += chunk;
  setTimeout(() => dest.emit('drain'), 1);
  return false;
};
dest.end = function () {
  console.log('end', JSON.stringify(got));
  dest.emit('finish');
};
dest.on('pipe', (src) => console.log('pipe', src === process.stdin));
dest.on('unpipe', (src) => console.log('unpipe', src === process.stdin));
console.log(process.stdin.pipe(dest) === dest);
process.on('exit', () => {
  console.log(process.stdin.listenerCount('data'), dest.eventNames().join());
});
