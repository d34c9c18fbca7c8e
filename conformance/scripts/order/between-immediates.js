// Between two immediates, ticks and microtasks run.
const log = [];
setImmediate(() => {
  log.push('immediate 1');
  process.nextTick(() => log.push('tick'));
  queueMicrotask(() => log.push('micro'));
});
setImmediate(() => log.push('immediate 2'));
setImmediate(() => console.log(log.join()));
