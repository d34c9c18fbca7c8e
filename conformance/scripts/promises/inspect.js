// What console.log shows of promises.
const rejected = Promise.reject(new Error('x'));
rejected.catch(() => {});
console.log(Promise.resolve(1), new Promise(() => {}));
console.log(Object.prototype.toString.call(rejected));
