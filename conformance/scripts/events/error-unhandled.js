// 'error' without a listener throws: the error itself, or one that wraps what is none.
const EventEmitter = require('events');
const e = new EventEmitter();
const boom = new RangeError('boom');
function attempt(...args) {
  try {
    e.emit('error', ...args);
  } catch (err) {
    console.log(err === boom, err.name, err.code, err.message, err.context);
  }
}
attempt(boom);
attempt({ a: 1 });
attempt('text');
attempt(null);
attempt();
e.on('error', (x) => console.log('handled', x));
console.log(e.emit('error', 'text'));
