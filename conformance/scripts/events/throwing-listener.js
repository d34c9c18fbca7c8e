// A listener that throws ends the emit; what was to come is not called.
const EventEmitter = require('events');
const e = new EventEmitter();
e.once('a', () => { throw new Error('from a'); });
e.on('a', () => console.log('second'));
try { e.emit('a'); } catch (err) { console.log(err.message); }
console.log(e.emit('a'));
