// eventNames lists names in the order in which they got their first listener.
const EventEmitter = require('events');
const e = new EventEmitter();
const f = () => {};
e.on('b', f).on('a', f).on('b', f).on('c', f);
console.log(e.eventNames().join());
e.removeAllListeners('b').on('b', f);
console.log(e.eventNames().join());
e.on('2', f).on('1', f);
console.log(e.eventNames().join());
