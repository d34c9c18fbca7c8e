// stream/promises: pipeline and finished.
// otto: for await is not lowered
const { pipeline, finished } = require('stream/promises');
const { Readable, Writable, PassThrough, Transform } = require('stream');
async function main() {
  const out = [];
  await pipeline(Readable.from(['a', 'b']), new Writable({ objectMode: true, write(v, e, cb) { out.push(v); cb(); } }));
  console.log(out);
  console.log(await pipeline(Readable.from(['x', 'y']), async function (source) { let s = ''; for await (const v of source) s += v; return s; }));
  console.log(await pipeline(['a', 'b'], async function* (source) { for await (const v of source) yield v + v; }, async (source) => { const all = []; for await (const v of source) all.push(v); return all; }));
  try { await pipeline(Readable.from(['a']), new Transform({ transform(c, e, cb) { cb(new Error('bad')); } }), new PassThrough()); } catch (e) { console.log(e.message); }
  try { await pipeline(async function* () { yield 'a'; throw new Error('source'); }, new PassThrough()); } catch (e) { console.log(e.message); }
  const r = new Readable({ read() {} });
  setImmediate(() => { r.push(null); r.resume(); });
  console.log(await finished(r));
  const d = new Readable({ read() {} });
  setImmediate(() => d.destroy());
  try { await finished(d); } catch (e) { console.log(e.code); }
}
main();
