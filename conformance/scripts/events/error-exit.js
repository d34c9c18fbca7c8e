// An 'error' nobody listens to ends the program with code 1.
const EventEmitter = require('events');
process.on('exit', (code) => console.log('exit', code));
new EventEmitter().emit('error', new Error('nobody listens'));
console.log('never');
