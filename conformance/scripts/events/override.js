// once and the two bookkeeping events go through methods a subclass replaced.
const EventEmitter = require('events');
const util = require('util');
function Loud() { EventEmitter.call(this); }
util.inherits(Loud, EventEmitter);
Loud.prototype.on = function (name, fn) {
  console.log('on', name);
  return EventEmitter.prototype.on.call(this, name, fn);
};
Loud.prototype.emit = function (name) {
  console.log('emit', name);
  return EventEmitter.prototype.emit.apply(this, arguments);
};
const e = new Loud();
e.once('a', (x) => console.log('heard', x));
e.emit('a', 1);
e.emit('a', 2);
e.on('newListener', (name) => console.log('new', name));
e.on('b', () => {});
