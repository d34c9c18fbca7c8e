// events.setMaxListeners and its relatives know event targets.
var events = require('events');
var target = new EventTarget();
console.log(events.getMaxListeners(target), events.getMaxListeners(new AbortController().signal));
process.on('warning', function (w) {
  console.log(w.name, '|', w.message);
  console.log(w.type, w.count, w.target === target);
});
events.setMaxListeners(1, target);
console.log(events.getMaxListeners(target));
target.addEventListener('w', function () {});
target.addEventListener('w', function () {});
target.addEventListener('w', function () {});
target.addEventListener('other', function () {});
target.addEventListener('other', function () {});
var signal = new AbortController().signal;
for (var i = 0; i < 12; i++) signal.addEventListener('abort', function () {});
console.log(events.getEventListeners(signal, 'abort').length);
events.setMaxListeners(3);
console.log(events.defaultMaxListeners, events.getMaxListeners(new EventTarget()), events.getMaxListeners(new events()));
events.defaultMaxListeners = 0;
var free = new EventTarget();
for (i = 0; i < 30; i++) free.addEventListener('z', function () {});
target.addEventListener('nothing', null);
target.addEventListener('nothing', undefined);
