// for await closes what it leaves, and waits for that.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError.
function counter(name) {
  let i = 0;
  return {
    [Symbol.asyncIterator]() { return this },
    async next() { return { value: ++i, done: i > 3 } },
    async return(v) { await 0; console.log(name, 'closed', v); return {} },
  };
}
(async () => {
  for await (const i of counter('to the end')) console.log(i);
  for await (const i of counter('break')) { if (i === 2) break }
  try { for await (const i of counter('throw')) throw new Error('at ' + i) } catch (e) { console.log(e.message) }
  outer: for (const x of [1, 2]) { for await (const i of counter('label ' + x)) continue outer }
  console.log(await (async () => { for await (const i of counter('return')) return i * 10 })());
  const { Readable } = require('stream');
  const parts = [];
  for await (const chunk of Readable.from(['a', 'b', 'c'])) parts.push(chunk);
  console.log(parts);
  const events = require('events');
  const emitter = new events.EventEmitter();
  process.nextTick(() => { emitter.emit('x', 1); emitter.emit('x', 2, 3) });
  let n = 0;
  for await (const args of events.on(emitter, 'x')) { console.log(args); if (++n === 2) break }
  console.log(emitter.listenerCount('x'));
})();
