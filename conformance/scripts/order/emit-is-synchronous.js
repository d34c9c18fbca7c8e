// Events are calls: nothing comes between emit and its listeners.
const EventEmitter = require('events');
const e = new EventEmitter();
e.on('a', () => { console.log('listener'); process.nextTick(() => console.log('tick')); });
console.log('before');
e.emit('a');
console.log('after');
queueMicrotask(() => console.log('micro'));
