// The prototype's methods can be mixed into objects and functions.
const EventEmitter = require('events');
const names = [];
for (const k in EventEmitter.prototype) names.push(k);
console.log(names.join());
const obj = {};
const fn = function () {};
for (const target of [obj, fn]) {
  for (const k of names) {
    if (typeof EventEmitter.prototype[k] === 'function') target[k] = EventEmitter.prototype[k];
  }
  target.on('a', (x) => console.log('got', x));
  console.log(target.emit('a', typeof target), target.listenerCount('a'));
}
