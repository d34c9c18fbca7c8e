// What is told of reasons that are no errors.
// otto: there is no BigInt
class Point {}
const reasons = [undefined, null, 'text', Symbol('s'), [1, 2], {}, new Point(), Object.create(null), function named() {}, new Map(), 1n];
process.on('uncaughtException', (e) => console.log(e.name, e.code, /reason "(.*)"/.exec(e.message)[1]));
for (const reason of reasons) Promise.reject(reason);
