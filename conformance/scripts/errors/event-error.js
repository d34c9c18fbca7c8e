// An 'error' event without listener is thrown.
var EventEmitter = require('events');
var e = new EventEmitter();
e.emit('error', new Error('no listener'));
