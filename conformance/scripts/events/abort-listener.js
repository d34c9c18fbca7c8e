// events.addAbortListener.
var events = require('events');
function attempt(name, f) {
  try {
    console.log(name, 'gives', f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message);
  }
}
var controller = new AbortController();
var got = events.addAbortListener(controller.signal, function (e) { console.log('heard', e.type, arguments.length); });
console.log(typeof got, Object.getPrototypeOf(got), events.getEventListeners(controller.signal, 'abort').length);
controller.abort();
events.addAbortListener(controller.signal, function () { console.log('at once, but later', arguments.length); });
console.log('end');
attempt('nothing', function () { return events.addAbortListener(); });
attempt('signal 1', function () { return events.addAbortListener(1, function () {}); });
attempt('signal {}', function () { return events.addAbortListener({}, function () {}); });
attempt('no listener', function () { return events.addAbortListener(controller.signal); });
