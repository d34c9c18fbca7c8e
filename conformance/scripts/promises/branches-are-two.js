// Each branch without a handler is unhandled.
process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
const root = Promise.reject('root');
root.then(() => 1);
root.catch((e) => console.log('caught', e));
root.then(() => 2);
