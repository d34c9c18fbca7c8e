// timers/promises setTimeout and setImmediate: values, options, signals.
const tp = require('timers/promises');
async function attempt(name, f) {
  try {
    console.log(name, 'gives', await f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message, e.cause && e.cause.name || e.cause);
  }
}
(async function () {
  console.log(Object.keys(tp), require('timers').promises === tp, tp.setTimeout.length, tp.setImmediate.length);
  await attempt('nothing', function () { return tp.setTimeout(); });
  await attempt('value', function () { return tp.setTimeout(1, 'v'); });
  await attempt('delay text', function () { return tp.setTimeout('a'); });
  await attempt('delay null', function () { return tp.setTimeout(null); });
  await attempt('options null', function () { return tp.setTimeout(1, 1, null); });
  await attempt('options 5', function () { return tp.setTimeout(1, 1, 5); });
  await attempt('signal 1', function () { return tp.setTimeout(1, 1, { signal: 1 }); });
  await attempt('ref 1', function () { return tp.setTimeout(1, 1, { ref: 1 }); });
  await attempt('aborted', function () { return tp.setTimeout(1, 1, { signal: AbortSignal.abort() }); });
  await attempt('aborted while waiting', function () {
    const c = new AbortController();
    setImmediate(function () { c.abort('x'); });
    return tp.setTimeout(100000, 1, { signal: c.signal });
  });
  await attempt('immediate', function () { return tp.setImmediate('i'); });
  await attempt('immediate options', function () { return tp.setImmediate('i', 1); });
  await attempt('immediate aborted', function () {
    const c = new AbortController();
    process.nextTick(function () { c.abort(); });
    return tp.setImmediate(1, { signal: c.signal });
  });
  const c = new AbortController();
  await tp.setTimeout(1, 1, { signal: c.signal });
  console.log(require('events').getEventListeners(c.signal, 'abort').length);
  tp.setTimeout(100000, 1, { ref: false }).then(function () { console.log('never'); });
})();
