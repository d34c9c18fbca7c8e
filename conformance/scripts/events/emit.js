// emit calls listeners in order with this and arguments, and tells whether there were any.
const EventEmitter = require('events');
const e = new EventEmitter();
e.on('a', function (x, y) { console.log('first', this === e, x, y, arguments.length); });
e.on('a', function () { console.log('second', arguments.length); });
console.log(e.emit('a', 1, 2));
console.log(e.emit('a'));
console.log(e.emit('b'));
console.log(e.emit('a', 1, 2, 3, 4, 5));
