// After the script: all ticks, then microtasks, and round again until both are empty.
const log = [];
process.nextTick(() => {
  log.push('tick 1');
  process.nextTick(() => log.push('tick from tick'));
  queueMicrotask(() => log.push('micro from tick'));
});
queueMicrotask(() => {
  log.push('micro 1');
  process.nextTick(() => log.push('tick from micro'));
  queueMicrotask(() => log.push('micro from micro'));
});
process.nextTick(() => log.push('tick 2'));
queueMicrotask(() => log.push('micro 2'));
log.push('script');
process.on('exit', () => console.log(log.join('\n')));
