// The warning about too many listeners is printed on stderr, with a hint.
const EventEmitter = require('events');
const e = new EventEmitter();
for (let i = 0; i < 11; i++) e.on('a', () => {});
console.log(e.listenerCount('a'));
