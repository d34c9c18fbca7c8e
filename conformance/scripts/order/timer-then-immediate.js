// In a timer's callback, an immediate comes before another timer of the same delay.
setTimeout(() => {
  setTimeout(() => console.log('timeout'), 0);
  setImmediate(() => console.log('immediate'));
  process.nextTick(() => console.log('tick'));
  console.log('timer');
}, 1);
