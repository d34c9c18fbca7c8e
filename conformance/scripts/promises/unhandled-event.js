// unhandledRejection gets reason and promise, and then nothing is thrown.
process.on('unhandledRejection', (reason, promise) => {
  console.log(reason.message, promise === rejected, promise instanceof Promise);
});
const rejected = Promise.reject(new Error('heard'));
process.on('exit', (code) => console.log('exit', code));
