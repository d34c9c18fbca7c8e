// uncaughtException is told that it was a rejection.
process.on('uncaughtExceptionMonitor', (e, origin) => console.log('monitor', e.message, origin));
process.on('uncaughtException', (e, origin) => console.log(e.message, origin));
Promise.reject(new Error('one'));
setImmediate(() => { throw new Error('two') });
