// Async generators: values, return, throw, delegation and a queue of calls.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError.
const log = (...a) => console.log(...a);
async function* a() { try { log('start'); const x = yield 1; log('got', x); yield Promise.resolve(2); return 3 } finally { log('fin'); yield 'f' } }
(async () => {
  const g = a();
  log(g, Object.prototype.toString.call(g), g[Symbol.asyncIterator]() === g);
  log(await g.next(), await g.next('X'), await g.return('R'), await g.next(), await g.next());
  const h = a(); log(await Promise.all([h.next(), h.next('q'), h.next(), h.next(), h.next()]));
  const k = a(); await k.next(); try { log(await k.throw(new Error('t'))); await k.next() } catch (e) { log('caught', e.message) }
  const n = a(); log(await n.return(5), await n.next()); try { await a().throw(new Error('u')) } catch (e) { log(e.message) }
  async function* inner() { try { yield 'a'; yield 'b' } catch (e) { log('inner', e); yield 'c' } finally { log('inner fin') } return 'r' }
  async function* outer() { try { log('yield* gave', yield* inner()); yield* [1, Promise.resolve(2)]; } finally { log('outer fin') } }
  for await (const v of outer()) log(v);
  const o = outer(); await o.next(); log(await o.throw('T'), await o.return('Z'), await o.next());
  try { for await (const x of 5); } catch (e) { log(e.message) }
  try { for await (const x of [Promise.reject(new Error('rej'))]); } catch (e) { log(e.message) }
})();
