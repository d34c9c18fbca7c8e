// --unhandled-rejections=throw.
// flags: --unhandled-rejections=throw
process.on('exit', (code) => console.log('exit', code));
const late = Promise.reject(new RangeError('late'));
Promise.reject('text');
setTimeout(() => late.catch((e) => console.log('caught', e.message)), 5);
