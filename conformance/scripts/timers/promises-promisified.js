// util.promisify of the timers gives those of timers/promises.
const { promisify } = require('util');
const tp = require('timers/promises');
console.log(promisify(setTimeout) === tp.setTimeout, promisify(setImmediate) === tp.setImmediate);
promisify(setTimeout)(1, 'value').then(function (v) {
  console.log(v);
  return promisify(setImmediate)('then');
}).then(console.log);
