// util.inherits with EventEmitter.call(this), and without it.
const EventEmitter = require('events');
const util = require('util');
function Good() { EventEmitter.call(this); }
util.inherits(Good, EventEmitter);
function Forgetful() {}
util.inherits(Forgetful, EventEmitter);
for (const Class of [Good, Forgetful]) {
  const one = new Class();
  const two = new Class();
  one.on('a', function () { console.log(Class.name, this === one, this instanceof EventEmitter); });
  console.log(one.emit('a'), two.emit('a'));
}
