// for await over a Readable: to the end, break, throw, errors.
// otto: for await is not lowered
const { Readable } = require('stream');
function make(n, fail) {
  return new Readable({ objectMode: true, read() { if (n > 0) this.push(n--); else if (fail) this.destroy(new Error('source')); else this.push(null); } });
}
async function main() {
  const all = [];
  for await (const v of make(3)) all.push(v);
  console.log(all);
  const b = make(3);
  for await (const v of b) { console.log('break', v); break; }
  console.log(b.destroyed);
  const t = make(3);
  try { for await (const v of t) { throw new Error('body ' + v); } } catch (e) { console.log(e.message, t.destroyed); }
  try { for await (const v of make(2, true)) console.log(v); } catch (e) { console.log('caught', e.message); }
  const k = make(3);
  for await (const v of k.iterator({ destroyOnReturn: false })) { console.log('keep', v); break; }
  console.log(k.destroyed);
  for await (const v of k) console.log('rest', v);
  const d = make(3);
  setImmediate(() => d.destroy());
  const it = new Readable({ read() {} });
  setImmediate(() => it.destroy());
  try { for await (const v of it) console.log(v); } catch (e) { console.log(e.code, e.message); }
  const gen = make(2)[Symbol.asyncIterator]();
  console.log(await gen.next(), await gen.return('x'), await gen.next());
  try { k.iterator(5); } catch (e) { console.log(e.code, e.message); }
}
main();
