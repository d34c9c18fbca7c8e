// A wrapper with a listener property of its own is known by what it wraps.
const EventEmitter = require('events');
const e = new EventEmitter();
function original() { console.log('original'); }
function wrapper() { console.log('wrapped'); original(); }
wrapper.listener = original;
e.on('a', wrapper);
e.emit('a');
console.log(e.listeners('a')[0] === original, e.rawListeners('a')[0] === wrapper, e.listenerCount('a', original));
e.removeListener('a', original);
console.log(e.listenerCount('a'));
