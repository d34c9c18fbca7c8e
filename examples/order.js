// Who comes first? One program that shows the whole order of Node: the script,
// then ticks, then microtasks (promise jobs are some), then the loop's phases.
//
//	uvotto examples/order.js

setTimeout(() => console.log('6. timers: when their time has come'), 10);

setImmediate(() => {
  console.log('4. check: immediates follow the poll for I/O');
  process.nextTick(() => console.log('5. a tick again, before anything else of the loop'));
});

queueMicrotask(() => console.log('3. microtasks, when the ticks are through'));

process.nextTick(() => console.log('2. ticks, as soon as the script has ended'));

process.on('exit', () => console.log('7. exit: nothing is left to wait for'));

console.log('1. the script, from top to bottom');
