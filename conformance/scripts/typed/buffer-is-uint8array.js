// A Buffer is a Uint8Array: memory, views, copies and what methods give.
const b = Buffer.from('hello world');
console.log(b instanceof Uint8Array, Buffer.prototype.__proto__ === Uint8Array.prototype, Object.prototype.toString.call(b), ArrayBuffer.isView(b), b.buffer instanceof ArrayBuffer, Buffer.isBuffer(new Uint8Array(1)), b.BYTES_PER_ELEMENT);
const u = new Uint8Array(b.buffer, b.byteOffset, b.length);
u[0] = 0x48; console.log(b.toString(), b[0] === u[0]);
const sub = b.subarray(0, 5), slice = b.slice(6), copy = Uint8Array.prototype.slice.call(b, 6);
sub[1] = 0x45; slice[0] = 0x57; copy[1] = 0;
console.log(b.toString(), sub, slice.toString(), copy, sub.buffer === b.buffer, sub.byteOffset - b.byteOffset, copy.buffer === b.buffer, Buffer.isBuffer(copy), Buffer.isBuffer(sub));
const shared = Buffer.from(new ArrayBuffer(4)); new Uint32Array(shared.buffer)[0] = 0x01020304; console.log(shared, shared.readUInt32LE(0));
const part = Buffer.from(new Uint8Array([1, 2, 3, 4]).buffer, 1, 2); console.log(part, part.byteOffset, part.buffer.byteLength);
console.log(Buffer.from(new Uint16Array([1, 256, 515])), Buffer.from(new Float32Array([1.9])), Buffer.concat([new Uint8Array([1]), Buffer.from([2])]), Buffer.compare(new Uint8Array([1]), Buffer.from([2])));
console.log(b.map((x) => x + 1) instanceof Buffer, b.filter((x) => x > 0x6f).toString(), [...b.subarray(0, 2)], b.includes('WORLD'), b.indexOf(new Uint8Array([0x6f])), b.at(-1), b.fill(0).equals(new Uint8Array(11)));
console.log([...Buffer.from('ab').entries()], [...Buffer.from('ab').keys()], Array.from(Buffer.from('ab')), Buffer.from('ba').sort().toString(), Buffer.from('abc').reverse().toString(), new Uint8Array(Buffer.from('xy')));
class Mine extends Uint8Array { } console.log(new Mine([1, 2]), Buffer.from(new Mine([1, 2])), new Set(Buffer.from('aab')));
const crossed = Buffer.alloc(8); new DataView(crossed.buffer, crossed.byteOffset).setFloat64(0, Math.E); console.log(crossed.readDoubleBE(0) === Math.E, crossed);
console.log(require('util').types.isUint8Array(b), Object.keys(Buffer.from('ab')), JSON.stringify(Buffer.from('a')));
