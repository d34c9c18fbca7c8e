// A once listener is removed before it is called, and never called again.
const EventEmitter = require('events');
const e = new EventEmitter();
e.once('a', function (x) {
  console.log('once', x, e.listenerCount('a'));
  e.emit('a', 'inner');
});
e.emit('a', 'outer');
e.emit('a', 'again');
e.prependOnceListener('b', () => console.log('b once'));
e.on('b', () => console.log('b on'));
e.emit('b');
e.emit('b');
