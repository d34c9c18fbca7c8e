// What is no function is refused, with Node's message.
const EventEmitter = require('events');
const e = new EventEmitter();
function attempt(f) {
  try { f(); console.log('fine'); } catch (err) { console.log(err.name, err.code, err.message); }
}
attempt(() => e.on('x'));
attempt(() => e.once('x', null));
attempt(() => e.prependListener('x', 'text'));
attempt(() => e.prependOnceListener('x', 5));
attempt(() => e.removeListener('x', true));
attempt(() => e.setMaxListeners(-1));
attempt(() => e.setMaxListeners('many'));
attempt(() => e.setMaxListeners(NaN));
attempt(() => { EventEmitter.defaultMaxListeners = -5; });
