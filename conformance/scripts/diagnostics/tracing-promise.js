// tracingChannel: tracePromise.
const dc = require('diagnostics_channel');
const tc = dc.tracingChannel('tr');
const handlers = {};
for (const event of ['start', 'end', 'asyncStart', 'asyncEnd', 'error']) {
  handlers[event] = function (m) {
    console.log(event, JSON.stringify(m, (k, v) => v instanceof Error ? 'Error ' + v.message : v));
  };
}
tc.subscribe(handlers);
(async function () {
  console.log(await tc.tracePromise(async function (a) { console.log('in', this.t, a); return 'result'; }, { id: 1 }, { t: 2 }, 'arg'));
  await tc.tracePromise(() => Promise.reject(new Error('rejected')), { id: 2 }).catch((e) => console.log('caught', e.message));
  console.log(tc.tracePromise(() => 5, { id: 3 }) instanceof Promise);
  try { tc.tracePromise(() => { throw new Error('at once'); }, { id: 4 }); } catch (e) { console.log('thrown', e.message); }
})();
