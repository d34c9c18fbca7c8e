// Ticks, promise jobs, immediates and timers in one program.
const log = (s) => console.log(s);
setTimeout(() => log('timeout'));
setImmediate(() => log('immediate'));
(async () => {
  log('async start');
  await null;
  log('after await 1');
  process.nextTick(() => log('tick from await'));
  await null;
  log('after await 2');
})();
process.nextTick(() => { log('tick 1'); Promise.resolve().then(() => log('then from tick')) });
Promise.resolve().then(() => log('then 1')).then(() => log('then 2'));
queueMicrotask(() => log('microtask'));
log('main');
