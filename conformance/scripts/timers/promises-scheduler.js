// timers/promises scheduler.
// otto: there are no symbols
const tp = require('timers/promises');
async function attempt(name, f) {
  try {
    console.log(name, 'gives', await f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message, e.cause && e.cause.name || e.cause);
  }
}
(async function () {
  const { scheduler } = tp;
  console.log(scheduler, scheduler.constructor.name);
  await attempt('wait', function () { return scheduler.wait(1); });
  await attempt('wait aborted', function () { return scheduler.wait(1, { signal: AbortSignal.abort() }); });
  await attempt('wait text', function () { return scheduler.wait('1'); });
  await attempt('yield', function () { return scheduler.yield(); });
  await attempt('foreign wait', async function () { return scheduler.wait.call({}, 1); });
  await attempt('foreign yield', async function () { return scheduler.yield.call({}); });
  await attempt('new', async function () { return new scheduler.constructor(); });
})();
