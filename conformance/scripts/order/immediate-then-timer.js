// In an immediate, another immediate waits for the next tick of the loop.
setImmediate(() => {
  console.log('immediate');
  setImmediate(() => console.log('next immediate'));
  process.nextTick(() => console.log('tick'));
  queueMicrotask(() => console.log('micro'));
});
setImmediate(() => console.log('second immediate'));
