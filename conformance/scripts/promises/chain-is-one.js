// Of a chain only the last promise is unhandled.
let count = 0;
process.on('unhandledRejection', (reason) => console.log('unhandled', reason, ++count));
Promise.reject('root').then(() => 1).then(() => 2).finally(() => console.log('finally'));
