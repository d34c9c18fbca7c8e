// A delay too long to count is 1, with a warning.
process.removeAllListeners('warning');
process.on('warning', (w) => console.log(w.name, w.message));
setTimeout(() => console.log('fired'), Math.pow(2, 31));
setTimeout(() => console.log('also'), Infinity);
