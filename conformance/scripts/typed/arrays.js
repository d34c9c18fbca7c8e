// Typed arrays: every kind, conversions, and what they share.
// otto: there is no BigInt
for (const T of [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array]) console.log(T.name, T.BYTES_PER_ELEMENT, new T([1.7, -1, 300, 2 ** 40, NaN, Infinity, '5', null, true]), T.length, Object.getPrototypeOf(T).name);
console.log(new BigInt64Array([1n, -1n]), new BigUint64Array([1n, -1n]), new Float32Array([1e40, 1e-50, 0.1, -0]));
console.log(new Uint8ClampedArray([0.5, 1.5, 2.5, -5, 255.5, NaN]), new Int16Array(new Float64Array([1.9, 70000])));
const buffer = new ArrayBuffer(8);
const bytes = new Uint8Array(buffer), words = new Uint16Array(buffer, 2, 2);
words[0] = 0x1234; words[5] = 1; words['-1'] = 1; words[1.5] = 3;
console.log(bytes, words, words.buffer === buffer, words.byteOffset, words.byteLength, words.length, 5 in words, '1.5' in words, Object.keys(words), words[7]);
const sub = bytes.subarray(2, 4), copy = bytes.slice(2, 4);
sub[0] = 9; copy[0] = 8;
console.log(bytes, sub, copy, sub.buffer === buffer, copy.buffer === buffer, sub.byteOffset);
bytes.set([1, 2, 3], 5); bytes.copyWithin(0, 5); console.log(bytes, bytes.fill(7, 1, 3), bytes.reverse(), bytes.indexOf(7), bytes.includes(300), bytes.join('-'));
console.log([...new Uint8Array([3, 1, 2]).sort()], new Float64Array([3, NaN, -0, 0, -1]).sort(), Uint8Array.from([1, 2], (x) => x * 2), Uint8Array.of(1, 256), Uint8Array.from({ length: 2 }), new Uint8Array(new Set([1, 2])));
console.log(bytes.map((x) => x * 100), bytes.filter((x) => x > 2), new Int8Array([1, 2, 3]).reduce((a, b) => a + b), new Int8Array([1, 2]).at(-1), new Int8Array([1, 2, 3]).findLast((x) => x < 3), new Int8Array([3, 1]).toSorted(), new Int8Array([1, 2]).with(0, 5), new Int8Array([1, 2]).toReversed());
console.log(ArrayBuffer.isView(bytes), ArrayBuffer.isView(buffer), buffer.slice(2, 4), buffer, Object.prototype.toString.call(bytes), Array.isArray(bytes), JSON.stringify(bytes), String(bytes));
for (const f of [() => new Uint8Array(-1), () => new Uint16Array(buffer, 1), () => new Uint16Array(new ArrayBuffer(3)), () => new Uint8Array(buffer, 9), () => new Uint32Array(buffer, 4, 2), () => Uint8Array(1), () => bytes.set([1], 8), () => new BigInt64Array([1]), () => new Uint8Array([1n]), () => new Int8Array([1]).with(5, 0), () => new ArrayBuffer(-1), () => Object.freeze(new Uint8Array(1)), () => new (Object.getPrototypeOf(Uint8Array))()]) { try { console.log(f()) } catch (e) { console.log(e.name + ': ' + e.message) } }
console.log(Object.getOwnPropertyDescriptor(new Uint8Array([5]), 0), Object.getOwnPropertyNames(new Uint8Array(2)), delete bytes[0], Object.isFrozen(new Uint8Array(0)));
class Pixels extends Uint8ClampedArray { get red() { return this[0] } } const px = new Pixels([300, 1]); console.log(px, px.red, px.map((x) => x) instanceof Pixels, px.subarray(1));
