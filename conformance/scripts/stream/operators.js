// The iterator helpers of Readable.
// otto: there is no async iteration
const { Readable } = require('stream');
const of = (...v) => Readable.from(v);
async function main() {
  console.log(await of(1, 2, 3).map((x) => x * 2).toArray());
  console.log(await of(1, 2, 3).map(async (x) => x + 1, { concurrency: 2 }).toArray());
  console.log(await of(1, 2, 3, 4).filter((x) => x % 2).toArray());
  console.log(await of(1, 2).flatMap((x) => [x, x * 10]).toArray());
  console.log(await of(1, 2, 3, 4).drop(2).toArray(), await of(1, 2, 3, 4).take(2).toArray(), await of(1, 2).take(0).toArray());
  console.log(await of('a', 'b').toArray(), await of(1, 2, 3).reduce((a, b) => a + b), await of(1, 2).reduce((a, b) => a + b, 10));
  console.log(await of(1, 2, 3).some((x) => x > 2), await of(1, 2).some((x) => x > 2), await of(1, 2).every((x) => x > 0), await of(1, 2).every((x) => x > 1));
  console.log(await of(1, 2, 3).find((x) => x > 1), await of(1).find((x) => x > 1));
  await of(1, 2).forEach((x) => console.log('each', x));
  for (const f of [() => of(1).map(5), () => of(1).map((x) => x, 5), () => of(1).map((x) => x, { concurrency: 0 }), () => of(1).take(-1), () => of(1).drop(-1)]) { try { f(); } catch (e) { console.log(e.code, e.message); } }
  for (const f of [() => of(1).forEach(5), () => of().reduce((a, b) => a), () => of(1).reduce(5), () => of(1).every(5), () => of(1).map(() => { throw new Error('mapper'); }).toArray()]) { try { await f(); } catch (e) { console.log(e.code, e.message); } }
}
main();
