// Rejections are seen to when ticks and microtasks are done, before the next timer.
process.on('unhandledRejection', (reason) => {
  console.log('unhandled', reason);
  process.nextTick(() => console.log('tick of', reason));
  Promise.resolve().then(() => console.log('job of', reason));
});
setTimeout(() => console.log('timeout'));
Promise.reject('a');
process.nextTick(() => { console.log('tick'); Promise.reject('b') });
Promise.resolve().then(() => { console.log('job'); Promise.reject('c') }).then(() => process.nextTick(() => console.log('tick of job')));
console.log('script');
