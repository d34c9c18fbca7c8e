// Duplex.from of everything.
// otto: for await is not lowered
const { Duplex, Readable, Writable, PassThrough } = require('stream');
function log(name, d) { d.on('data', (v) => console.log(name, String(v))).on('end', () => console.log(name, 'end')).on('close', () => console.log(name, 'close')).on('error', (e) => console.log(name, e.code, e.message)); return d; }
log('iterable', Duplex.from(['a', 'b'])).on('close', () =>
log('promise', Duplex.from(Promise.resolve('p'))).on('close', () =>
log('generator', Duplex.from(async function* (source) { for await (const v of source) yield String(v).toUpperCase(); })).on('close', () => {
  const pair = Duplex.from({ readable: Readable.from(['r']), writable: new Writable({ write(c, e, cb) { console.log('w', String(c)); cb(); } }) });
  log('pair', pair).end('to the writable');
}).end('hello')));
const p = new PassThrough();
console.log(Duplex.from(p) === p);
for (const v of [5, null, {}, undefined]) { try { Duplex.from(v); } catch (e) { console.log(e.code, e.message); } }
