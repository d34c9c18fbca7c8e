// A listener goes when its signal is aborted, and is not added after that.
var target = new EventTarget();
var controller = new AbortController();
target.addEventListener('x', function () { console.log('x heard'); }, { signal: controller.signal });
target.dispatchEvent(new Event('x'));
controller.abort();
target.dispatchEvent(new Event('x'));
target.addEventListener('x', function () { console.log('never'); }, { signal: controller.signal });
target.dispatchEvent(new Event('x'));

var events = require('events');
var other = new AbortController();
function f() {}
target.addEventListener('y', f, { signal: other.signal });
console.log(events.getEventListeners(target, 'y').length, events.getEventListeners(target, 'y')[0] === f);
other.abort();
console.log(events.getEventListeners(target, 'y'));
