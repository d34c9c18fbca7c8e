// uncaughtException gets what was thrown, itself; the program goes on.
const thrown = { any: 'value' };
process.on('uncaughtExceptionMonitor', (e, origin) => console.log('monitor', e === thrown, origin));
process.on('uncaughtException', (e, origin) => console.log('caught', e === thrown, origin));
setTimeout(() => { throw thrown; }, 1);
setTimeout(() => console.log('goes on'), 10);
throw thrown;
