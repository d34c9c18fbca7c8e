// Buffer is a Uint8Array: prototype chain, tags, species, iterators, inherited methods and static ones, subclasses.
// otto: there are no symbols
const b = Buffer.from([5, 1, 200, 3]);
console.log(b instanceof Uint8Array, Object.prototype.toString.call(b), b[Symbol.toStringTag], Buffer[Symbol.species].name, ArrayBuffer.isView(b));
for (const [name, v] of Object.entries({ map: b.map((x) => x * 2), filter: b.filter((x) => x > 2), slice: b.slice(1), subarray: b.subarray(1), sorted: b.toSorted(), reversed: b.toReversed(), with: b.with(0, 1), reverse: Buffer.from(b).reverse(), sort: Buffer.from(b).sort(), fill: Buffer.from(b).fill(1), copyWithin: Buffer.from(b).copyWithin(0, 2) })) {
  console.log(name, v, Buffer.isBuffer(v), v.constructor.name, Object.getPrototypeOf(v) === Buffer.prototype);
}
console.log([...b], [...b.keys()], [...b.values()], [...b.entries()], Object.prototype.toString.call(b.keys()), b[Symbol.iterator] === b.values);
console.log(b.at(-1), b.findLast((x) => x < 4), b.join('-'), b.byteLength, b.byteOffset % 8, b.BYTES_PER_ELEMENT, Buffer.BYTES_PER_ELEMENT, b.toLocaleString());
console.log(Buffer.from, Buffer.of === Uint8Array.of, Buffer.of(1, 2), Uint8Array.from(b), Array.from(b), new Uint8Array(b), new Set(b));
console.log(Uint8Array.prototype.slice.call(b, 1, 3), Uint8Array.prototype.subarray.call(b, 1, 3), Uint8Array.prototype.map.call(b, (x) => x + 1));
class Mine extends Buffer { extra() { return 'extra'; } }
process.removeAllListeners('warning');
process.on('warning', () => {});
for (const f of [() => new Mine(3), () => new Mine('abc'), () => Mine.from('x'), () => Mine.alloc(2), () => Mine.of(1), () => Mine.concat([b])]) { const m = f(); console.log(m, m instanceof Mine, m instanceof Buffer, typeof m.extra); }
const FastBuffer = Buffer[Symbol.species];
console.log(new FastBuffer(2), new FastBuffer([1, 2]), new FastBuffer(b.buffer, b.byteOffset, 2), Object.getPrototypeOf(FastBuffer) === Uint8Array);
try { FastBuffer(2); } catch (e) { console.log(e.name); }
class Fast extends FastBuffer { get first() { return this[0]; } }
const f = new Fast([9, 8]);
console.log(f.first, f.map((x) => x + 1).constructor.name, Buffer.isBuffer(f), f.subarray(1).constructor.name);
const u16 = new Uint16Array([0x4142, 0x4344]);
console.log(Buffer.prototype.readUInt16LE.call(new Uint8Array([1, 2])));
console.log(Object.keys(Buffer.from('ab')), Reflect.ownKeys(Buffer.from('ab')), JSON.stringify(Object.entries(Buffer.from('ab'))));
const { x = 5, ...rest } = Buffer.from('ab');
console.log(x, rest, Object.isFrozen(b), Object.assign({}, Buffer.from('a')));
for (const v of [new Uint8Array(2), new Uint16Array(2), new DataView(new ArrayBuffer(2)), Object.setPrototypeOf(new Uint8Array(2), Buffer.prototype)]) console.log(Buffer.isBuffer(v));
try { b.set([1, 2, 3], 2); } catch (e) { console.log(e.name); }
console.log(Buffer.concat([new Uint8Array([1]), Buffer.from([2])]), Buffer.compare(new Uint8Array([1]), Buffer.from([2])), Buffer.from('abc').equals(new Uint8Array([97, 98, 99])));
try { Buffer.from('abc').equals(new Uint16Array([97])); } catch (e) { console.log(e.code, e.message); }
