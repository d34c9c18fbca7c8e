// What perf_hooks refuses, to the letter.
function attempt(name, f) {
  try {
    console.log(name, 'gives', f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message);
  }
}
function noop() {}
attempt('mark()', function () { return performance.mark(); });
attempt('mark -1', function () { return performance.mark('x', { startTime: -1 }); });
attempt('mark text', function () { return performance.mark('x', { startTime: 'a' }); });
attempt('mark options', function () { return performance.mark('x', 1); });
attempt('mark nodeStart', function () { return performance.mark('nodeStart'); });
attempt('mark function', function () { return performance.mark('x', { detail: noop }); });
attempt('measure()', function () { return performance.measure(); });
attempt('measure nothing', function () { return performance.measure('x', 'no mark'); });
attempt('measure all', function () { return performance.measure('x', { start: 1, end: 2, duration: 3 }); });
attempt('measure both', function () { return performance.measure('x', { start: 1 }, 'b'); });
attempt('measure -1', function () { return performance.measure('x', { start: -1 }); });
attempt('measure {}', function () { return performance.measure('x', { start: {} }); });
attempt('byName', function () { return performance.getEntriesByName(); });
attempt('byType', function () { return performance.getEntriesByType(); });
attempt('new PerformanceEntry', function () { return new PerformanceEntry(); });
attempt('new PerformanceMark', function () { return new PerformanceMark(); });
attempt('new PerformanceMeasure', function () { return new PerformanceMeasure(); });
attempt('new Performance', function () { return new performance.constructor(); });
attempt('new PerformanceObserver', function () { return new PerformanceObserver(); });
attempt('observer 1', function () { return new PerformanceObserver(1); });
attempt('observe()', function () { return new PerformanceObserver(noop).observe(); });
attempt('observe {}', function () { return new PerformanceObserver(noop).observe({}); });
attempt('entryTypes 1', function () { return new PerformanceObserver(noop).observe({ entryTypes: 1 }); });
attempt('both', function () { return new PerformanceObserver(noop).observe({ type: 'mark', entryTypes: ['mark'] }); });
attempt('unknown', function () { return new PerformanceObserver(noop).observe({ entryTypes: ['zzz'] }); });
attempt('single to multiple', function () {
  var o = new PerformanceObserver(noop);
  o.observe({ type: 'mark' });
  o.observe({ entryTypes: ['mark'] });
});
attempt('multiple to single', function () {
  var o = new PerformanceObserver(noop);
  o.observe({ entryTypes: ['mark'] });
  o.observe({ type: 'mark' });
});
attempt('now of {}', function () { return performance.now.call({}); });
attempt('mark of {}', function () { return performance.mark.call({}, 'x'); });
attempt('timerify', function () { return performance.timerify(1); });
attempt('timerify options', function () { return performance.timerify(noop, { histogram: 1 }); });
