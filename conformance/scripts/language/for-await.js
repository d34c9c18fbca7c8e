// for await goes over promises, async generators and streams.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError.
async function* numbers(n) { for (let i = 0; i < n; i++) { await null; yield i } }
(async () => {
  for await (const x of numbers(3)) console.log(x);
  for await (const x of [Promise.resolve('p'), 'v']) console.log(x);
  const both = { async *[Symbol.asyncIterator]() { yield* numbers(2) } };
  for await (const x of both) console.log(x);
  const it = numbers(9);
  console.log(await it.next(), await it.return('done'), await it.next());
  try { for await (const x of numbers(3)) { if (x) throw new Error('stop') } } catch (e) { console.log(e.message) }
  const slow = (async function* () { try { yield 1; yield 2 } finally { console.log('cleaned up') } })();
  for await (const x of slow) break;
})();
