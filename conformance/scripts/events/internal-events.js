// Packages of old read _events, and some put a listener there.
const EventEmitter = require('events');
const e = new EventEmitter();
console.log(Object.keys(e._events).length, e._eventsCount);
function f() { console.log('f'); }
e.on('a', f);
console.log(e._events.a === f, e._eventsCount, e._events.b);
e.on('a', () => console.log('second'));
console.log(Array.isArray(e._events.a), e._events.a.length);
e._events.a.unshift(() => console.log('sneaked in'));
e.emit('a');
e._events.b = () => console.log('b');
console.log(e.emit('b'));
e._events = undefined;
console.log(e.emit('a'));
