// performance.mark and measure, and the lists of them.
function show(x) {
  console.log(x.constructor.name, x.name, x.entryType, x.startTime, x.duration, x.detail);
}
show(performance.mark('b', { startTime: 0.05, detail: { x: 1 } }));
show(performance.mark('a', { startTime: 0.02 }));
show(performance.mark('a', { startTime: 0.09 }));
show(performance.measure('b to a', 'b', 'a'));
show(performance.measure('start end', { start: 1, end: 4, detail: 'd' }));
show(performance.measure('start duration', { start: 1, duration: 2 }));
show(performance.measure('end duration', { end: 10, duration: 2 }));
show(performance.measure('by name', { start: 'b', end: 'a' }));
show(performance.measure('to end', undefined, 'b'));
show(performance.measure('number is no start', 5, 6));
show(performance.measure('backwards', { start: 5, end: 3 }));
var now = performance.mark('now');
console.log(now.startTime > 0, now.duration, now.detail);
performance.clearMarks('now');
var open = performance.measure('open', 'b');
console.log(open.startTime, open.duration > 0);
console.log(performance.getEntries().map(function (e) { return e.name; }).slice(0, 8).join(', '));
console.log(performance.getEntriesByType('mark').map(function (e) { return e.name; }).join());
console.log(performance.getEntriesByName('a').length, performance.getEntriesByName('a', 'measure').length, performance.getEntriesByType('other'));
performance.clearMarks('a');
console.log(performance.getEntriesByType('mark').map(function (e) { return e.name; }).join());
performance.clearMarks();
performance.clearMeasures('open');
console.log(performance.getEntries().length, performance.getEntriesByType('mark').length);
performance.clearMeasures();
console.log(performance.getEntries());
console.log(JSON.stringify(new PerformanceMark('q', { startTime: 2, detail: [1] }).toJSON()));
console.log(new PerformanceMark('q', { startTime: 2 }), [new PerformanceMark('r', { startTime: 3 })]);
console.log(performance.getEntries().length);
var source = { deep: [1] };
var copy = performance.mark('copied', { detail: source }).detail;
console.log(copy, copy !== source);
