// process.exit in a listener has the last word.
// otto: otto has no promises.
process.on('unhandledRejection', () => process.exit(3));
Promise.reject(1);
setTimeout(() => console.log('never'), 5);
