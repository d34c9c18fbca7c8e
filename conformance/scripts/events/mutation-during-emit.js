// Listeners added or removed during an emit count from the next one.
const EventEmitter = require('events');
const e = new EventEmitter();
function late() { console.log('late'); }
function gone() { console.log('gone'); }
e.on('a', () => {
  console.log('changes');
  e.on('a', late);
  e.removeListener('a', gone);
});
e.on('a', gone);
e.emit('a');
console.log('--');
e.emit('a');
console.log('--', e.listenerCount('a'));
e.removeAllListeners('a');
e.on('a', () => { e.removeAllListeners('a'); console.log('cleared'); });
e.on('a', () => console.log('still called'));
e.emit('a');
console.log(e.emit('a'));
