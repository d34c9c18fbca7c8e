// --unhandled-rejections=none.
// flags: --unhandled-rejections=none
process.on('exit', (code) => console.log('exit', code));
const late = Promise.reject(new RangeError('late'));
Promise.reject('text');
setTimeout(() => late.catch((e) => console.log('caught', e.message)), 5);
