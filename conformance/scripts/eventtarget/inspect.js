// How events, targets, controllers and signals are printed.
var util = require('util');
function show(v, options) {
  console.log(util.inspect(v, options).replace(/timeStamp: [0-9.]+/g, 'timeStamp: T'));
}
var event = new Event('x');
var target = new EventTarget();
var controller = new AbortController();
show(event);
show(new CustomEvent('c', { detail: { a: 1 } }));
show(target);
show(controller);
show(controller.signal);
controller.abort();
show(controller);
show({ event: event, deeper: { target: target, deepest: { event: event, signal: controller.signal } } });
show({ a: { b: { c: { event: event, target: target } } } });
show(controller, { depth: 0 });
show(controller, { depth: -1 });
show(controller.signal, { depth: -1 });
show(event, { depth: 0 });
show(event, { depth: -1 });
show(target, { depth: -1 });
show([controller, controller.signal], { compact: false });
show(event, { depth: null });
