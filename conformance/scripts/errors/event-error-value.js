// An 'error' event with something that is no Error.
var EventEmitter = require('events');
new EventEmitter().emit('error', { no: 'error' });
