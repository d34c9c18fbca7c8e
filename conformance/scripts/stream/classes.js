// Subclasses by class extends, and instanceof.
// otto: instanceof of a Duplex needs Symbol.hasInstance
const { Readable, Writable, Duplex, Transform, PassThrough } = require('stream');
class Up extends Transform {
  constructor() { super({ objectMode: true }); this.count = 0; }
  _transform(v, e, cb) { this.count++; cb(null, v + 1); }
  _flush(cb) { this.push(this.count); cb(); }
}
class Source extends Readable { _read() { this.push('s'); this.push(null); } }
class Sink extends Writable { _write(c, e, cb) { console.log('sink', String(c)); cb(); } _final(cb) { console.log('final'); cb(); } }
const u = new Up();
u.on('data', (v) => console.log(v)).on('end', () => console.log('end'));
u.write(1); u.end(2);
new Source().pipe(new Sink());
class Own extends Readable { read(n) { console.log('read', n); return super.read(n); } destroy(e) { console.log('destroy'); return super.destroy(e); } _read() { this.push(null); } }
new Own().resume();
for (const [n, x] of Object.entries({ u, source: new Source(), sink: new Sink(), pass: new PassThrough(), plain: {} })) {
  console.log(n, x instanceof Readable, x instanceof Writable, x instanceof Duplex, x instanceof Transform);
}
console.log(process.stdout instanceof Writable, Writable[Symbol.hasInstance].length);
