// A script that throws, with the error handled: what it had queued still runs.
process.on('uncaughtException', (e) => console.log('caught', e.message));
process.nextTick(() => console.log('tick'));
setImmediate(() => console.log('immediate'));
throw new Error('from the script');
