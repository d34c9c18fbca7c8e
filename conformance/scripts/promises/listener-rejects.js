// A listener that rejects again is heard again.
let rounds = 0;
process.on('unhandledRejection', (reason) => {
  console.log(reason);
  if (++rounds < 3) Promise.reject('round ' + rounds);
});
Promise.reject('first');
