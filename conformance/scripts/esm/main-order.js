// In a main module microtasks come before nextTick.
// otto: otto has no ES modules.
process.nextTick(function () { console.log('tick'); });
Promise.resolve().then(function () { console.log('microtask'); });
setImmediate(function () { console.log('immediate'); });
console.log('main');
