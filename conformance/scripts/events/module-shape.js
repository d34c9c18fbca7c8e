// The module is the class, and has itself and helpers as properties.
const EventEmitter = require('events');
console.log(typeof EventEmitter, EventEmitter.EventEmitter === EventEmitter, EventEmitter.name, EventEmitter.length);
console.log(require('node:events') === EventEmitter, EventEmitter.usingDomains);
const e = new EventEmitter();
e.on('a', () => {}).on('a', () => {});
console.log(EventEmitter.listenerCount(e, 'a'), EventEmitter.getEventListeners(e, 'a').length, EventEmitter.getMaxListeners(e));
EventEmitter.setMaxListeners(3, e);
console.log(e.getMaxListeners(), new EventEmitter().getMaxListeners());
const plain = {};
EventEmitter.init.call(plain);
EventEmitter.prototype.on.call(plain, 'x', () => console.log('plain object'));
EventEmitter.prototype.emit.call(plain, 'x');
console.log(EventEmitter.prototype.constructor === EventEmitter, Object.keys(EventEmitter.prototype).indexOf('constructor'));
