// A handler that comes in a tick or a microtask is in time.
process.on('unhandledRejection', () => console.log('unhandled'));
process.on('rejectionHandled', () => console.log('handled late'));
const a = Promise.reject(1), b = Promise.reject(2), c = Promise.reject(3);
a.catch((e) => console.log('now', e));
process.nextTick(() => b.catch((e) => console.log('tick', e)));
Promise.resolve().then(() => 0).then(() => c.catch((e) => console.log('microtask', e)));
