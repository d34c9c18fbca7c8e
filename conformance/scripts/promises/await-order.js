// await, then, nextTick, queueMicrotask and setImmediate: who comes first.
const log = [];
const say = (what) => { log.push(what) };
async function plain() { say('plain begins'); await null; say('plain 1'); await Promise.resolve(); say('plain 2'); return 'plain' }
async function returnsPromise() { return Promise.resolve('p') }
async function awaitsThenable() { await { then(f) { say('then of thenable'); f() } }; say('after thenable') }
async function fails() { await 0; throw new Error('x') }
setImmediate(() => say('immediate'));
setTimeout(() => say('timeout'), 0);
process.nextTick(() => { say('tick 1'); Promise.resolve().then(() => say('job of tick')); process.nextTick(() => say('tick of tick')) });
queueMicrotask(() => { say('microtask'); process.nextTick(() => say('tick of microtask')) });
plain().then(say);
returnsPromise().then(() => say('returned promise'));
awaitsThenable();
fails().catch((e) => say('caught ' + e.message)).finally(() => say('finally'));
Promise.resolve().then(() => say('then 1')).then(() => say('then 2')).then(() => say('then 3')).then(() => say('then 4'));
(async () => { try { await fails() } catch { say('try caught') } finally { await 0; say('try finally') } })();
say('main ends');
setTimeout(() => setImmediate(() => console.log(log.filter((s) => s !== 'timeout' && s !== 'immediate').join('\n'))), 1);
