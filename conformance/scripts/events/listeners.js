// listeners unwraps once listeners, rawListeners does not; both are copies.
const EventEmitter = require('events');
const e = new EventEmitter();
function plain() {}
function once() { console.log('once ran', [].slice.call(arguments)); }
e.on('a', plain).once('a', once);
const list = e.listeners('a');
console.log(list.length, list[0] === plain, list[1] === once);
const raw = e.rawListeners('a');
console.log(raw[0] === plain, raw[1] === once, raw[1].listener === once, raw[1].name);
list.pop();
console.log(e.listenerCount('a'), e.listenerCount('a', once), e.listenerCount('a', () => {}));
raw[1](1, 2);
console.log(e.listenerCount('a'));
raw[1](3);
console.log(e.listeners('none'), e.rawListeners('none'), e.listenerCount('none'));
