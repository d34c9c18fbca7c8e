// events.once: a promise of the next event, of an error, of an abort.
const { EventEmitter, once, getEventListeners } = require('events');
async function attempt(name, f) {
  try {
    console.log(name, 'gives', await f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message, e.cause);
  }
}
function counts(ee) {
  return ee.eventNames().map(function (n) { return String(n) + ' ' + ee.listenerCount(n); }).join();
}
(async function () {
  const ee = new EventEmitter();
  setImmediate(function () { ee.emit('a', 1, 2, 3); });
  await attempt('a', function () { return once(ee, 'a'); });
  console.log('left:', counts(ee));
  setImmediate(function () { ee.emit('error', new Error('broken')); });
  await attempt('b', function () { return once(ee, 'b'); });
  setImmediate(function () { ee.emit('error', 'expected'); });
  await attempt('error', function () { return once(ee, 'error'); });
  console.log('left:', counts(ee));

  const controller = new AbortController();
  const { signal } = controller;
  setImmediate(function () {
    console.log('while waiting:', counts(ee), getEventListeners(signal, 'abort').length);
    controller.abort('enough');
  });
  await attempt('aborted', function () { return once(ee, 'c', { signal: signal }); });
  console.log('left:', counts(ee), getEventListeners(signal, 'abort').length);
  await attempt('aborted before', function () { return once(ee, 'c', { signal: signal }); });

  const fresh = new AbortController();
  setImmediate(function () { ee.emit('d', 'heard'); });
  await attempt('not aborted', function () { return once(ee, 'd', { signal: fresh.signal }); });
  console.log('left:', getEventListeners(fresh.signal, 'abort').length);

  const target = new EventTarget();
  setImmediate(function () { target.dispatchEvent(new Event('e')); });
  const got = await once(target, 'e');
  console.log('target', got.length, got[0].type);

  await attempt('signal {}', function () { return once(ee, 'x', { signal: {} }); });
  await attempt('signal 1', function () { return once(ee, 'x', { signal: 1 }); });
  await attempt('emitter {}', function () { return once({}, 'x'); });
  const error = await once(ee, 'x', { signal: AbortSignal.abort() }).catch(function (e) { return e; });
  console.log(Object.keys(error), error.constructor.name, error instanceof Error, error.cause.name, error.stack.split('\n')[0]);
})();
