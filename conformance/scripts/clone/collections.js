// structuredClone of maps, sets, typed arrays, buffers and views.
// otto: there is no BigInt
const source = new Map([[1, { a: 1 }], ['k', new Set([1, 'two'])]]);
source.set(source, source);
let copy = structuredClone(source);
console.log(copy, copy !== source, copy.get(copy) === copy, copy.get('k') !== source.get('k'));
console.log(structuredClone(Object(1n)), structuredClone(2n));
console.log(structuredClone({ [Symbol('lost')]: 1, kept: 2 }));
console.log(structuredClone(new Uint8Array([1, 2])), structuredClone(new Float64Array([0.5])), structuredClone(new BigInt64Array(1)));
console.log(structuredClone(new DataView(new ArrayBuffer(4), 1, 2)));
console.log(structuredClone(new ArrayBuffer(2)), structuredClone(new ArrayBuffer(0)));
copy = structuredClone(Buffer.from('ab'));
console.log(copy, Buffer.isBuffer(copy));
const memory = new ArrayBuffer(8);
copy = structuredClone({ part: new Uint8Array(memory, 2, 2), whole: new Uint16Array(memory), memory });
console.log(copy.part.buffer === copy.whole.buffer, copy.memory === copy.part.buffer, copy.part.byteOffset, copy.part.length, copy.whole.length);
new Uint8Array(memory).fill(7);
console.log(copy.part, copy.whole);
const error = structuredClone(new RangeError('r', { cause: { why: 1 } }));
console.log(error.name, error.cause, Object.keys(error));
console.log(structuredClone(new AggregateError([1], 'm')).constructor.name);
class Mine extends Error { }
console.log(structuredClone(new Mine('q')).constructor.name);
console.log(structuredClone(new EventTarget()), structuredClone(new Event('x')));
