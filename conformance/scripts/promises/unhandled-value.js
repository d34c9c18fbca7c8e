// A reason that is no error is told in an error of its own.
process.on('exit', (code) => console.log('exit', code));
Promise.reject(5);
