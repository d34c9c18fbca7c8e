// util.aborted: a promise of the abort event.
const util = require('util');
(async function () {
  const attempts = [[], [AbortSignal.abort()], [AbortSignal.abort(), null], [1, {}], [{}, {}], [AbortSignal.abort(), {}]];
  for (const args of attempts) {
    await util.aborted(...args).then(
      function (v) { console.log('resolved', v); },
      function (e) { console.log(e.name, e.code, e.message); });
  }
  const controller = new AbortController();
  const promise = util.aborted(controller.signal, {});
  controller.abort();
  console.log((await promise).type);
  console.log(util.transferableAbortController().constructor.name, util.transferableAbortSignal(controller.signal).aborted);
  try { util.transferableAbortSignal({}); } catch (e) { console.log(e.message); }
})();
