// A reason that is no error is told in an error of its own.
// otto: otto has no promises.
process.on('exit', (code) => console.log('exit', code));
Promise.reject(5);
