// process.exit in a listener has the last word.
process.on('unhandledRejection', () => process.exit(3));
Promise.reject(1);
setTimeout(() => console.log('never'), 5);
