// rejectionHandled tells of a handler that came late.
process.on('unhandledRejection', (reason, promise) => console.log('unhandled', reason, promise === late));
process.on('rejectionHandled', (promise) => console.log('handled', promise === late));
const late = Promise.reject('why');
setTimeout(() => { console.log('timer'); late.catch((e) => console.log('caught', e)) }, 5);
