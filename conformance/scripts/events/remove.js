// removeListener removes the one added last, one at a time; off is the same function.
const EventEmitter = require('events');
const e = new EventEmitter();
const seen = [];
function f() { seen.push('f'); }
function g() { seen.push('g'); }
e.on('a', f).on('a', g).on('a', f);
e.removeListener('a', f);
e.emit('a');
console.log(seen.join());
e.off('a', f);
e.off('a', f);
e.emit('a');
console.log(seen.join(), e.listenerCount('a'));
e.once('b', f);
e.off('b', f);
console.log(e.listenerCount('b'), e.eventNames().length);
console.log(EventEmitter.prototype.off === EventEmitter.prototype.removeListener,
  EventEmitter.prototype.on === EventEmitter.prototype.addListener);
