// Without a listener a handler that came late is a warning.
process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
const late = Promise.reject('why');
setTimeout(() => late.catch((e) => console.log('caught', e)), 5);
