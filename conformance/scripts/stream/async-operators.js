// Streams through compose with functions, and asyncIterator at ticks.
// otto: for await is not lowered
const { Readable, compose } = require('stream');
async function main() {
  const d = compose(async function* (source) { for await (const v of source) yield String(v) + '!'; });
  d.end('x');
  for await (const v of d) console.log(v);
  const r = Readable.from(['a', 'b']).compose(async function* (source) { for await (const v of source) yield v + v; });
  console.log(await r.toArray());
  const slow = new Readable({ objectMode: true, read() {} });
  const got = (async () => { for await (const v of slow) console.log('slow', v); console.log('slow over'); })();
  slow.push(1);
  await null;
  slow.push(2);
  setImmediate(() => slow.push(null));
  await got;
}
main();
