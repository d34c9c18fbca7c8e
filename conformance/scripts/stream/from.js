// Readable.from of arrays, strings and Buffers.
// otto: it has no Symbol.iterator for what is no array
const { Readable } = require('stream');
function log(name, r) { r.on('data', (v) => console.log(name, v)).on('end', () => console.log(name, 'end')).on('close', () => console.log(name, 'close')).on('error', (e) => console.log(name, e.code, e.message)); return r; }
log('array', Readable.from([1, 'two', { three: 3 }]));
log('string', Readable.from('whole'));
log('buffer', Readable.from(Buffer.from('bytes')));
log('set', Readable.from(new Set(['a', 'b'])));
log('generator', Readable.from((function* () { try { yield 1; yield 2; } finally { console.log('finally'); } })()));
log('null', Readable.from([1, null, 2]));
log('bytes', Readable.from(['a', 'b'], { objectMode: false }));
log('promises', Readable.from([Promise.resolve('p'), 'q']));
for (const v of [5, null, undefined, {}]) { try { Readable.from(v); } catch (e) { console.log(e.code, e.message); } }
const early = Readable.from((function* () { try { for (;;) yield 1; } finally { console.log('closed early'); } })());
early.once('data', () => early.destroy());
const fails = log('fails', Readable.from((function* () { yield 1; throw new Error('generator'); })()));
console.log(Readable.from([1]).readableObjectMode, Readable.from([1]).readableHighWaterMark);
