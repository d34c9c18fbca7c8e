// Promise jobs wait like ticks do after an error that was handled.
process.on('uncaughtException', (e) => console.log('caught', e.message));
process.on('unhandledRejection', (e) => console.log('rejected', e));
setTimeout(() => {
  Promise.resolve().then(() => console.log('job'));
  Promise.reject(1);
  throw new Error('a');
}, 1);
setTimeout(() => console.log('b'), 1);
for (const until = Date.now() + 5; Date.now() < until;);
