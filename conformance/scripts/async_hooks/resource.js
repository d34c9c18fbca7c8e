// AsyncResource: a pool of one's own tells each in its own store.
var hooks = require('async_hooks');
var a = new hooks.AsyncLocalStorage();
var jobs = ['one', 'two'].map(function (name) {
  return a.run(name, function () { return new hooks.AsyncResource('Job'); });
});
jobs.forEach(function (job, i) {
  var result = job.runInAsyncScope(function (x, y) {
    console.log(a.getStore(), this.self, x, y, hooks.executionAsyncId() === job.asyncId(),
      hooks.triggerAsyncId() === job.triggerAsyncId(), hooks.executionAsyncResource() === job);
    return i;
  }, { self: 'this' }, 1, 2);
  console.log(result, a.getStore(), job.emitDestroy() === job);
});
try { jobs[0].runInAsyncScope(function () { throw new Error('passes through'); }); } catch (err) { console.log(err.message, a.getStore()); }
console.log(typeof jobs[0].asyncId(), jobs[0].triggerAsyncId(), jobs[0].asyncId() < jobs[1].asyncId());
console.log(new hooks.AsyncResource('x', 7).triggerAsyncId(), new hooks.AsyncResource('x', { triggerAsyncId: 8 }).triggerAsyncId());
