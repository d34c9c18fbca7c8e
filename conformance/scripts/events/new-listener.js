// 'newListener' comes before the listener is added, and only for those after its own.
const EventEmitter = require('events');
const e = new EventEmitter();
e.on('newListener', function (name, fn) {
  console.log('new', name, fn.name, e.listenerCount(name), this === e);
  if (name === 'a') e.once('newListener', () => {});
  if (name === 'insert') e.on('x', () => {});
});
e.on('a', function first() {});
e.once('a', function wrapped() {});
e.on('b', function other() {});
