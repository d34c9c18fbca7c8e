// What Event, CustomEvent and EventTarget refuse, to the letter.
function attempt(name, f) {
  try {
    console.log(name, 'gives', f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message);
  }
}
function noop() {}
var target = new EventTarget();
attempt('Event()', function () { return Event('x'); });
attempt('EventTarget()', function () { return EventTarget(); });
attempt('new Event()', function () { return new Event(); });
attempt('new CustomEvent()', function () { return new CustomEvent(); });
attempt('options 1', function () { return new Event('x', 1); });
attempt('options []', function () { return new Event('x', []); });
attempt('options null', function () { return new Event('x', null).cancelable; });
attempt('add nothing', function () { return target.addEventListener(); });
attempt('add no listener', function () { return target.addEventListener('a'); });
attempt('add 1', function () { return target.addEventListener('a', 1); });
attempt('add text', function () { return target.addEventListener('a', 'f'); });
attempt('options 1', function () { return target.addEventListener('a', noop, 1); });
attempt('options text', function () { return target.addEventListener('a', noop, 'x'); });
attempt('signal 1', function () { return target.addEventListener('a', noop, { signal: 1 }); });
attempt('signal null', function () { return target.addEventListener('a', noop, { signal: null }); });
attempt('signal {}', function () { return target.addEventListener('a', noop, { signal: {} }); });
attempt('remove nothing', function () { return target.removeEventListener(); });
attempt('remove one', function () { return target.removeEventListener('a'); });
attempt('remove 1', function () { return target.removeEventListener('a', 1); });
attempt('remove null', function () { return target.removeEventListener('a', null); });
attempt('dispatch nothing', function () { return target.dispatchEvent(); });
attempt('dispatch {}', function () { return target.dispatchEvent({}); });
attempt('dispatch text', function () { return target.dispatchEvent('a'); });
attempt('foreign add', function () { return EventTarget.prototype.addEventListener.call({}, 'a', noop); });
attempt('foreign dispatch', function () { return EventTarget.prototype.dispatchEvent.call({}, new Event('a')); });
attempt('prototype.type', function () { return Event.prototype.type; });
attempt('preventDefault', function () { return Event.prototype.preventDefault.call({}); });
attempt('composedPath', function () { return Event.prototype.composedPath.call({}); });
attempt('detail', function () {
  return Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail').get.call(new Event('x'));
});
attempt('initEvent', function () { return new Event('x').initEvent(); });
attempt('initEvent foreign', function () { return Event.prototype.initEvent.call({}, 'x'); });
