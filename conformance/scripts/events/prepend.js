// prependListener puts a listener first, and chaining works for every method that changes.
const EventEmitter = require('events');
const e = new EventEmitter();
const order = [];
const r = e.on('a', () => order.push('on'))
  .prependListener('a', () => order.push('prepended'))
  .once('a', () => order.push('once'))
  .prependOnceListener('a', () => order.push('prepended once'))
  .addListener('a', () => order.push('added'));
console.log(r === e);
e.emit('a');
e.emit('a');
console.log(order.join());
console.log(e.setMaxListeners(1) === e, e.removeAllListeners() === e, e.off('a', () => {}) === e);
