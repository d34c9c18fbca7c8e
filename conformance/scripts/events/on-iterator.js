// events.on: an asynchronous iterator over events.
// otto: no async iteration
const { EventEmitter, on } = require('events');
async function attempt(name, f) {
  try {
    console.log(name, 'gives', await f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message, e.cause);
  }
}
(async function () {
  const ee = new EventEmitter();
  setImmediate(function () {
    ee.emit('a', 1);
    ee.emit('a', 2, 'two');
    ee.emit('end');
    ee.emit('a', 3);
  });
  for await (const args of on(ee, 'a', { close: ['end'] })) console.log(args);
  console.log('done', ee.eventNames());

  let it = on(ee, 'b');
  const pending = [it.next(), it.next()];
  ee.emit('b', 'x');
  ee.emit('b', 'y');
  ee.emit('b', 'z');
  console.log(await Promise.all(pending), await it.next());
  const last = it.next();
  console.log(await it.return(), await last, await it.next());

  it = on(ee, 'c');
  ee.emit('c', 'before');
  ee.emit('error', new Error('failed'));
  await attempt('before', function () { return it.next(); });
  await attempt('error', function () { return it.next(); });
  await attempt('after', function () { return it.next(); });

  it = on(ee, 'd');
  await attempt('throw(1)', async function () { return it.throw(1); });
  await attempt('throw()', async function () { return it.throw(new Error('mine')); });
  await attempt('next', function () { return it.next(); });

  const controller = new AbortController();
  it = on(ee, 'e', { signal: controller.signal });
  const waiting = it.next();
  controller.abort('stop');
  await attempt('aborted', function () { return waiting; });
  await attempt('then', function () { return it.next(); });
  await attempt('aborted before', async function () { return on(ee, 'e', { signal: controller.signal }); });
  await attempt('signal', async function () { return on(ee, 'e', { signal: 1 }); });
  await attempt('emitter', async function () { return on({}, 'e'); });

  const target = new EventTarget();
  it = on(target, 'f');
  target.dispatchEvent(new Event('f'));
  console.log((await it.next()).value[0].type);
  console.log(it[Symbol.asyncIterator]() === it, typeof it.next, typeof it.return, typeof it.throw);
})();
