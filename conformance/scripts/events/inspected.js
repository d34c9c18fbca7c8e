// console.log of an emitter shows its events, in an engine with symbols two of these more.
const EventEmitter = require('events');
const e = new EventEmitter();
e.on('a', function named() {}).once('a', () => {});
e.setMaxListeners(7);
e.extra = 1;
console.log(e, [new EventEmitter()]);
