// Emitters with properties of their own, shown: what Node keeps under symbols comes last.
const EventEmitter = require('events');
const util = require('util');
function Old() {
  EventEmitter.call(this);
  this.y = 2;
}
util.inherits(Old, EventEmitter);
class New extends EventEmitter {
  constructor() {
    super();
    this.x = 1;
  }
}
console.log(new EventEmitter(), new Old(), new New());
const e = new EventEmitter({ captureRejections: true });
e.on('a', function () {});
e.z = e;
console.log(e);
console.log(util.inspect(e, { sorted: true, compact: false, colors: true }));
