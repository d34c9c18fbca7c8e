// One listener too many is a warning, once for an event; 0 and Infinity are no limit.
const EventEmitter = require('events');
console.log(EventEmitter.defaultMaxListeners, new EventEmitter().getMaxListeners());
process.removeAllListeners('warning');
process.on('warning', (w) => {
  console.log(w.name, w.type, w.count, w.emitter === e, w instanceof Error);
  console.log(w.message);
});
const e = new EventEmitter();
for (let i = 0; i < 13; i++) e.on('a', () => {});
const free = new EventEmitter().setMaxListeners(0);
for (let i = 0; i < 20; i++) free.on('a', () => {});
EventEmitter.defaultMaxListeners = 1;
console.log(new EventEmitter().getMaxListeners(), free.getMaxListeners());
