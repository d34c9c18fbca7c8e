// timers/promises setInterval is an asynchronous generator of ticks.
// otto: for await is not lowered
const tp = require('timers/promises');
async function attempt(name, f) {
  try {
    console.log(name, 'gives', await f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message, e.cause && e.cause.name || e.cause);
  }
}
(async function () {
  let n = 0;
  for await (const v of tp.setInterval(1, 'tick')) {
    console.log(v);
    if (++n === 3) break;
  }
  const c = new AbortController();
  try {
    for await (const v of tp.setInterval(1, 'until abort', { signal: c.signal })) {
      console.log(v);
      c.abort();
    }
  } catch (e) {
    console.log(e.name, e.code, e.cause.name);
  }
  let it = tp.setInterval(1, 'x', { signal: AbortSignal.abort() });
  await attempt('aborted', function () { return it.next(); });
  await attempt('then', function () { return it.next(); });
  it = tp.setInterval(1, 'y');
  await attempt('next', function () { return it.next(); });
  await attempt('two at once', function () { return Promise.all([it.next(), it.next()]); });
  await attempt('return', function () { return it.return(5); });
  await attempt('after', function () { return it.next(); });
  it = tp.setInterval(1, 'z');
  await attempt('throw', function () { return it.throw(new Error('mine')); });
  await attempt('after', function () { return it.next(); });
  it = tp.setInterval(1, 'z', 5);
  console.log('nothing is checked before next');
  await attempt('options', function () { return it.next(); });
  await attempt('ref', function () { return tp.setInterval(1, 1, { ref: 3 }).next(); });
  await attempt('signal', function () { return tp.setInterval(1, 1, { signal: 3 }).next(); });
  await attempt('delay', function () { return tp.setInterval('1').next(); });
  console.log(it[Symbol.asyncIterator]() === it, it[Symbol.toStringTag], it);
})();
