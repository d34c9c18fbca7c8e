// Event emitters: the pattern behind everything that happens later.
//
//	uvotto examples/events.js

const EventEmitter = require('events');

const station = new EventEmitter();

station.on('train', (number, track) => console.log(`train ${number} arrives on track ${track}`));
station.once('train', () => console.log('(said once: mind the gap)'));
station.prependListener('train', (number) => console.log(`attention please: train ${number}`));

station.emit('train', 7, 2);
station.emit('train', 8, 1);

console.log(station.listenerCount('train'), 'listeners are left');
console.log('somebody heard of the bus:', station.emit('bus'));

// An 'error' event that nobody listens to ends the program; so listen.
station.on('error', (err) => console.log('handled:', err.message));
station.emit('error', new Error('signal failure'));
