// --unhandled-rejections=warn-with-error-code.
// flags: --unhandled-rejections=warn-with-error-code
process.on('exit', (code) => console.log('exit', code));
const late = Promise.reject(new RangeError('late'));
Promise.reject('text');
setTimeout(() => late.catch((e) => console.log('caught', e.message)), 5);
