// Ticks and microtasks run before any timer or immediate.
const log = [];
setImmediate(() => log.push('immediate'));
queueMicrotask(() => log.push('micro'));
process.nextTick(() => log.push('tick'));
setTimeout(() => { log.push('timeout'); setImmediate(() => console.log(log.filter((x) => x !== 'immediate').join())); }, 5);
log.push('script');
