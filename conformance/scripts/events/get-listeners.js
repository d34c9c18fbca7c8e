// events.getEventListeners, getMaxListeners and listenerCount with emitters and others.
var events = require('events');
function attempt(name, f) {
  try {
    console.log(name, 'gives', f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message);
  }
}
var ee = new events();
function f() {}
function g() {}
ee.on('a', f);
ee.once('a', g);
console.log(events.getEventListeners(ee, 'a').length, events.getEventListeners(ee, 'a')[1] === g, events.getEventListeners(ee, 'b'));
console.log(ee.listenerCount('a', f), ee.listenerCount('a', g), ee.listenerCount('a', attempt), ee.listenerCount('b', f));
console.log(events.listenerCount(ee, 'a'), events.getMaxListeners(ee));
events.setMaxListeners(7, ee, new EventTarget());
console.log(events.getMaxListeners(ee), ee.getMaxListeners(), events.defaultMaxListeners);
attempt('listeners of {}', function () { return events.getEventListeners({}, 'a'); });
attempt('max of {}', function () { return events.getMaxListeners({}); });
attempt('set on {}', function () { return events.setMaxListeners(1, {}); });
attempt('set -1', function () { return events.setMaxListeners(-1); });
attempt('set text', function () { return events.setMaxListeners('x', ee); });
attempt('set NaN', function () { return ee.setMaxListeners(NaN); });
attempt('default -1', function () { events.defaultMaxListeners = -1; });
