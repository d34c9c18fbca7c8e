// console.log of an emitter shows its events.
const EventEmitter = require('events');
const e = new EventEmitter();
e.on('a', function named() {});
e.setMaxListeners(7);
console.log(Object.keys(e._events), e._maxListeners);
console.log(String(e), e instanceof EventEmitter);
