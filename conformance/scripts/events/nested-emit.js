// An event may be emitted from inside its own listener; order is depth first.
const EventEmitter = require('events');
const e = new EventEmitter();
let depth = 0;
e.on('a', () => {
  const mine = depth;
  console.log('in', mine);
  if (depth++ < 2) e.emit('a');
  console.log('out', mine);
});
e.on('a', () => console.log('second', depth));
e.emit('a');
