// captureRejections with promises made by hand.
const EventEmitter = require('events');
const e = new EventEmitter({ captureRejections: true });
e.on('error', function (err) { console.log('error', err.message); });
e.on('a', function () { return Promise.reject(new Error('rejected')); });
e.on('b', function () { return { then: function (ok, bad) { bad(new Error('thenable')); } }; });
e.on('c', function () { return Promise.resolve('fine'); });
console.log(e.emit('a'), e.emit('b'), e.emit('c'));
console.log(EventEmitter.captureRejections);
try {
  EventEmitter.captureRejections = 1;
} catch (err) {
  console.log(err.code, err.message);
}
EventEmitter.captureRejections = true;
const later = new EventEmitter();
later.on('error', function (err) { console.log('by default', err.message); });
later.on('x', function () { return Promise.reject(new Error('x')); });
later.emit('x');
