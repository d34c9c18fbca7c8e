// The web's globals are there, writable, and not enumerable.
['DOMException', 'AbortController', 'AbortSignal', 'Event', 'EventTarget', 'PerformanceEntry', 'PerformanceMark',
  'PerformanceMeasure', 'PerformanceObserver', 'PerformanceObserverEntryList', 'Performance', 'Blob', 'File'].forEach(function (name) {
  console.log(name, typeof globalThis[name], globalThis[name].name, Object.keys(globalThis).indexOf(name));
});
['queueMicrotask', 'structuredClone', 'performance', 'atob', 'btoa'].forEach(function (name) {
  console.log(name, typeof globalThis[name], Object.keys(globalThis).indexOf(name) >= 0);
});
var known = ['global', 'clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval', 'setTimeout',
  'queueMicrotask', 'structuredClone', 'atob', 'btoa', 'performance'];
console.log(Object.keys(globalThis).filter(function (k) { return known.indexOf(k) >= 0; }).join());
Event = 5;
console.log(Event);
