// Timers, immediates, and what keeps a program alive.
//
//	uvotto examples/timers.js

const start = process.hrtime();
const elapsed = () => {
  const [seconds, nanoseconds] = process.hrtime(start);
  return `${Math.round((seconds * 1e9 + nanoseconds) / 1e6)} ms`;
};

let beats = 0;
const heart = setInterval(() => {
  beats += 1;
  console.log(`beat ${beats} after about ${elapsed()}`);
  if (beats === 3) clearInterval(heart);
}, 100);

setImmediate(() => console.log('an immediate, after about', elapsed()));

// Nobody waits for a timer that is unref'd: the program ends without it.
setTimeout(() => console.log('never'), 60 * 1000).unref();

process.on('exit', () => console.log('nothing left to wait for'));
