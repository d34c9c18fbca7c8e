// In warn mode listeners do not silence the warning.
// flags: --unhandled-rejections=warn
process.on('unhandledRejection', (e) => console.log('unhandled', e.message));
Promise.reject(new Error('x'));
