// Buffer.from of typed arrays, ArrayBuffers with offset and length, Symbol.toPrimitive, and of what ES2015 brought.
// otto: there is no BigInt, there are no symbols
function show(name, f) {
  try { const b = f(); console.log(name, b, b.length); } catch (e) { console.log(name, e.name, e.code, e.message); }
}
const ab = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]).buffer;
const values = {
  ab, u8: new Uint8Array([1, 2]), clamped: new Uint8ClampedArray([300, 2]), i8: new Int8Array([-1, 2]), u16: new Uint16Array([256, 257, 65535]), i32: new Int32Array([-2, 300]),
  f32: new Float32Array([1.5, -1.5, 1e10]), f64: new Float64Array([0.1, 255.9, NaN]), big: new BigInt64Array([1n]), view: new DataView(ab), bigs: [1n],
  set: new Set([1, 2]), map: new Map(), weak: new WeakMap(), promise: Promise.resolve(), symbol: Symbol('s'), bigint: 5n, symbols: [Symbol()],
  iterable: { [Symbol.iterator]: function* () { yield 1; } }, both: { length: 2, 0: 7, 1: 8, [Symbol.iterator]: function* () { yield 1; } },
  primitive: { [Symbol.toPrimitive]: (hint) => 'p-' + hint }, primitiveNumber: { [Symbol.toPrimitive]: () => 5 }, primitiveText: { [Symbol.toPrimitive]: 'text' },
  proxy: new Proxy([1, 2, 3], {}), bufferProp: { buffer: ab }, klass: new (class A { get length() { return 1; } get 0() { return 65; } })(),
};
for (const name of Object.keys(values)) show(name, () => Buffer.from(values[name]));
show('primitive hex', () => Buffer.from({ [Symbol.toPrimitive]: () => '6869' }, 'hex'));
for (const args of [[0], [2], [8], [9], [-1], [1.9], ['3'], [NaN], [null], [undefined, 3], [0, 8], [0, 9], [4, 4], [4, 5], [4, -1], [4, 1.9], [4, '2'], [4, NaN], [4, null], [{}, {}], [-0.5]]) show(JSON.stringify(args), () => Buffer.from(ab, ...args));
const b = Buffer.from(ab, 2, 3);
b[0] = 99;
console.log(new Uint8Array(ab), b.buffer === ab, b.byteOffset, b.byteLength, b.parent === ab, b.offset);
const u16 = new Uint16Array([0x4142]);
const shared = Buffer.from(u16.buffer);
u16[0] = 0x4344;
console.log(shared.toString(), Buffer.from(u16).toString('hex'));
for (const args of [['x'], [new Uint16Array([1, 2, 3])], [new Uint16Array([1, 2, 3]), 1], [new Uint16Array([1, 2, 3]), 1, 1], [new Uint16Array([1, 2, 3]), 3], [new Uint16Array([1, 2, 3]), 9, 'x'], [new Uint16Array([1, 2, 3]), -1], [new Uint16Array([1, 2, 3]), 1.5], [new Uint16Array([1, 2, 3]), 0, -1], [new Uint16Array([1, 2, 3]), 0, 9], [new Uint16Array([1, 2, 3]), 'x'], [new Uint16Array(0), 'x'], [new DataView(ab)], [ab], [Buffer.from('abc'), 1], [[1, 2]]]) show('copyBytesFrom', () => Buffer.copyBytesFrom(...args));
