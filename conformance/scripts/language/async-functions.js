// Async functions in every form, and what await does to values.
// otto: async generators are not lowered
const o = { async m() { return this.v }, v: 1, async *g() { yield this.v }, arrow: async (x) => x * 2, async 'quoted name'() { return 'q' }, get p() { return (async () => 'getter')() } };
class K { static async s() { return super.toString === Function.prototype.toString } async m(a, b = await_()) { return [a, b] } #p = async () => 'private'; get p() { return this.#p() } }
function await_() { return 'default' }
(async function main() {
  console.log(await o.m(), (await o.g().next()).value, await o.arrow(4), await o['quoted name'](), await o.p, await K.s(), await new K().m(1), await new K().p);
  console.log(await 1, await null, await { then: (f) => f('thenable') }, await (async () => Promise.resolve('nested'))());
  try { await (async (a = (() => { throw new Error('in default') })()) => a)() } catch (e) { console.log(e.message) }
  const results = await Promise.allSettled([1, Promise.reject(new Error('r')), (async () => { throw 't' })()]);
  console.log(results.map((r) => r.status + ' ' + (r.value ?? r.reason?.message ?? r.reason)));
  console.log(await Promise.race([new Promise(() => {}), 'fast']), await Promise.any([Promise.reject(1), 'any']), await Promise.all([]), (await Promise.allSettled([])).length);
  for (const p of [Promise.resolve('a'), 'b']) console.log(await p);
  const x = (await 5) + (await 6) * (await 7); console.log(x, await main.constructor.name, Object.prototype.toString.call(main), main);
  label: for (let i = 0; ; i++) { await i; if (i === 2) break label }
  console.log(await [1, 2, 3].reduce(async (sum, n) => (await sum) + n, 0), (await Promise.all([3, 1, 2].map(async (n) => { for (let i = 0; i < n; i++) await 0; return n }))).join());
  const slow = async (n) => { for (let i = 0; i < n; i++) await null; order.push(n) }, order = [];
  await Promise.all([slow(3), slow(1), slow(2)]); console.log(order);
  try { await Promise.reject() } catch (e) { console.log('rejected with', e) }
  return 'main';
})().then(console.log, (e) => console.log('failed', e.message));
const { promisify } = require('util');
promisify((a, done) => setImmediate(done, null, a + 1))(1).then((v) => console.log('promisified', v));
