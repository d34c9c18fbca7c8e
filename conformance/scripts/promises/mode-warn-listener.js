// In warn mode listeners do not silence the warning.
// flags: --unhandled-rejections=warn
// otto: otto has no promises.
process.on('unhandledRejection', (e) => console.log('unhandled', e.message));
Promise.reject(new Error('x'));
