// PerformanceObserver: entries arrive together, in an immediate.
var calls = 0;
var observer = new PerformanceObserver(function (list, o) {
  console.log('observed', this === observer, o === observer, list.constructor.name, ++calls);
  console.log(list.getEntries().map(function (e) { return e.name; }).join(), list.getEntriesByName('two').length, list.getEntriesByType('measure').length);
  if (calls === 2) observer.disconnect();
  else performance.mark('again');
});
console.log(observer);
performance.mark('before');
observer.observe({ entryTypes: ['mark', 'measure'] });
performance.mark('taken');
console.log(observer.takeRecords().map(function (e) { return e.name; }));
performance.mark('late', { startTime: 100000 });
performance.mark('two', { startTime: 3 });
performance.measure('three', { start: 1, end: 2 });
var buffered = new PerformanceObserver(function (list) {
  console.log('buffered', list.getEntries().map(function (e) { return e.name; }).sort().join());
  buffered.disconnect();
});
buffered.observe({ type: 'mark', buffered: true });
setImmediate(function () { console.log('immediate'); });
process.nextTick(function () { console.log('tick'); });
console.log(PerformanceObserver.supportedEntryTypes.indexOf('mark') >= 0);
