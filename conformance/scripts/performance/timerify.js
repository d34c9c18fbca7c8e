// performance.timerify: the function as it was, and an entry for each call.
var observer = new PerformanceObserver(function (list) {
  list.getEntries().forEach(function (e) {
    console.log(e.constructor.name, e.name, e.entryType, e.detail, e.duration >= 0);
  });
  observer.disconnect();
});
observer.observe({ entryTypes: ['function'] });
function add(a, b) { this.sum = a + b; return a + b; }
var timed = performance.timerify(add);
console.log(timed.name, timed.length);
console.log(timed.call({}, 1, 2));
console.log(new timed(3, 4).sum);
var throws = performance.timerify(function bad() { throw new Error('thrown'); });
try { throws(); } catch (e) { console.log(e.message); }
console.log(performance.getEntriesByType('function'));
