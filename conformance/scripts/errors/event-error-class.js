// An 'error' event of a class of one's own says which.
var EventEmitter = require('events');
var util = require('util');
function Device() { EventEmitter.call(this); }
util.inherits(Device, EventEmitter);
function fail() {
  new Device().emit('error', new Error('device broke'));
}
setTimeout(fail, 1);
