// 'removeListener' comes after a listener is gone, however it went.
const EventEmitter = require('events');
const e = new EventEmitter();
e.on('removeListener', (name, fn) => console.log('removed', name, fn.name, e.listenerCount(name)));
function one() {}
function two() {}
e.on('a', one).on('a', two).once('b', function fires() {});
e.off('a', one);
e.emit('b');
e.on('c', one).on('c', two);
e.removeAllListeners('c');
e.removeAllListeners();
console.log(e.eventNames());
