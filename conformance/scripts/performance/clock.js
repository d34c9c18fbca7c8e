// performance.now, timeOrigin, toJSON, eventLoopUtilization.
var hooks = require('perf_hooks');
console.log(hooks.performance === performance, performance instanceof EventTarget, performance.constructor.name);
var before = performance.now();
for (var i = 0; i < 1000; i++) ;
var after = performance.now();
console.log(typeof before, before > 0, after >= before);
console.log(Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 1000, performance.timeOrigin <= Date.now());
console.log(Object.keys(performance), Object.keys(performance.toJSON()));
console.log(performance.nodeTiming.name, performance.nodeTiming.entryType, performance.nodeTiming.loopStart, Object.keys(performance.nodeTiming).length);
console.log(performance.eventLoopUtilization());
var first = performance.eventLoopUtilization();
setTimeout(function () {
  var then = performance.eventLoopUtilization(first);
  console.log(Object.keys(then), then.idle > 0, then.active > 0, then.utilization > 0 && then.utilization < 1);
  var diff = performance.eventLoopUtilization({ idle: 30, active: 20 }, { idle: 10, active: 10 });
  console.log(diff.idle, diff.active, diff.utilization.toFixed(3));
}, 30);
