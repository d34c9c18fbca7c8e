// Between two timers that are due at once, ticks and microtasks run.
const log = [];
setTimeout(() => {
  log.push('timer 1');
  process.nextTick(() => log.push('tick'));
  queueMicrotask(() => log.push('micro'));
}, 1);
setTimeout(() => log.push('timer 2'), 1);
setTimeout(() => console.log(log.join()), 1);
