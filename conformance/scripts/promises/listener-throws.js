// What a listener throws nobody caught.
process.on('unhandledRejection', (reason) => { throw new Error('from the listener: ' + reason) });
process.on('exit', (code) => console.log('exit', code));
Promise.reject('x');
