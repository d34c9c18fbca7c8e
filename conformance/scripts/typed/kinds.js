// Typed arrays and DataView in the syntax of ES5: every kind that holds numbers.
function attempt(f) { try { console.log(f()); } catch (e) { console.log(e.name + ': ' + e.message); } }
var kinds = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array];
kinds.forEach(function (T) {
  var a = new T([1.7, -1, 300, Math.pow(2, 40), NaN, Infinity, '5', null, true]);
  console.log(T.name, T.BYTES_PER_ELEMENT, a, a.length, a.byteLength, T.length, Object.getPrototypeOf(T).name, Object.prototype.toString.call(a), a.buffer.byteLength);
});
console.log(new Float32Array([1e40, 1e-50, 0.1, -0]), new Uint8ClampedArray([0.5, 1.5, 2.5, -5, 255.5, NaN]), new Int16Array(new Float64Array([1.9, 70000])));
var buffer = new ArrayBuffer(8), bytes = new Uint8Array(buffer), words = new Uint16Array(buffer, 2, 2);
words[0] = 0x1234; words[5] = 1; words['-1'] = 1; words[1.5] = 3;
console.log(bytes, words, words.buffer === buffer, words.byteOffset, words.byteLength, words.length, 5 in words, '1.5' in words, Object.keys(words), words[7]);
var sub = bytes.subarray(2, 4), copy = bytes.slice(2, 4);
sub[0] = 9; copy[0] = 8;
console.log(bytes, sub, copy, sub.buffer === buffer, copy.buffer === buffer, sub.byteOffset, bytes.subarray(-3, -1).byteOffset, bytes.subarray(5, 2).length);
bytes.set([1, 2, 3], 5); bytes.copyWithin(0, 5); bytes.set(bytes.subarray(0, 4), 1);
console.log(bytes, bytes.fill(7, 1, 3), bytes.reverse(), bytes.indexOf(7), bytes.lastIndexOf(7), bytes.includes(300), bytes.join('-'), bytes + '');
new Uint16Array(buffer).set(new Uint8Array(buffer, 0, 4));
console.log(bytes);
console.log(new Uint8Array([30, 1, 200]).sort(), new Float64Array([3, NaN, -0, 0, -1]).sort(), new Int8Array([1, 3, 2]).sort(function (a, b) { return b - a; }));
console.log(Uint8Array.from([1, 2], function (x) { return x * 2; }), Uint8Array.of(1, 256), Uint8Array.from({ length: 2 }), new Uint8Array(new Set([1, 2])), new Uint8Array('3'), new Uint8Array(null));
console.log(bytes.map(function (x) { return x * 100; }), bytes.filter(function (x) { return x > 2; }), new Int8Array([1, 2, 3]).reduce(function (a, b) { return a + b; }),
  new Int8Array([1, 2]).at(-1), new Int8Array([1, 2, 3]).findLast(function (x) { return x < 3; }), new Int8Array([3, 1]).toSorted(), new Int8Array([1, 2]).with(0, 5), new Int8Array([1, 2]).toReversed());
new Uint16Array([5, 6]).forEach(function (x, i, a) { console.log(x, i, a.length, this.t); }, { t: 1 });
console.log(ArrayBuffer.isView(bytes), ArrayBuffer.isView(buffer), ArrayBuffer.isView(new DataView(buffer)), buffer.slice(-4, -2), buffer, Array.isArray(bytes), JSON.stringify(words));
console.log(Object.getOwnPropertyDescriptor(new Uint8Array([5]), 0), Object.getOwnPropertyNames(new Uint8Array(2)), delete bytes.none, words.hasOwnProperty('length'), 'length' in words);
console.log([].slice.call(words), Array.from(words), Array.prototype.concat.call([1], [].slice.call(words)), typeof Uint8Array, Uint8Array.prototype.constructor === Uint8Array);
var all = []; for (var i in words) all.push(i); for (var w of words) all.push(w); console.log(all, [...words, ...bytes.subarray(0, 2)], Math.max(...words));
var [first, ...rest] = words; console.log(first, rest);
[
  function () { return new Uint8Array(-1); }, function () { return new Uint16Array(buffer, 1); }, function () { return new Uint16Array(new ArrayBuffer(3)); },
  function () { return new Uint8Array(buffer, 9); }, function () { return new Uint32Array(buffer, 4, 2); }, function () { return Uint8Array(1); },
  function () { return new Uint8Array(Math.pow(2, 40)); }, function () { return new ArrayBuffer(Math.pow(2, 50)); }, function () { return ArrayBuffer(1); },
  function () { return bytes.set([1], 8); }, function () { return bytes.set(null); }, function () { return bytes.set(5); },
  function () { return new Int8Array([1]).with(5, 0); }, function () { return new ArrayBuffer(-1); }, function () { return new (Object.getPrototypeOf(Uint8Array))(); }
].forEach(attempt);

var view = new DataView(new ArrayBuffer(16), 2, 12);
var types = { Int8: -2, Uint8: 254, Int16: -300, Uint16: 65000, Int32: -70000, Uint32: 4e9, Float32: 1.5, Float64: Math.PI };
Object.keys(types).forEach(function (name) {
  [false, true].forEach(function (little) {
    view['set' + name](1, types[name], little);
    console.log(name, little, view['get' + name](1, little), Buffer.from(view.buffer, 3, 8).toString('hex'));
    new Uint8Array(view.buffer).fill(0);
  });
});
console.log(view, view.byteLength, view.byteOffset, view.buffer.byteLength);
[
  function () { return view.getInt8(12); }, function () { return view.getFloat64(5); }, function () { return view.setInt8(-1, 0); }, function () { return new DataView({}); },
  function () { return new DataView(new ArrayBuffer(1), 2); }, function () { return new DataView(new ArrayBuffer(1), 0, 2); }, function () { return DataView(new ArrayBuffer(1)); },
  function () { return new DataView(new ArrayBuffer(1)).getInt16(0); }
].forEach(attempt);

var b = Buffer.from([5, 1, 200, 3]);
console.log(b instanceof Uint8Array, Object.getPrototypeOf(Buffer) === Uint8Array, Object.getPrototypeOf(Buffer.prototype) === Uint8Array.prototype, Object.prototype.toString.call(b));
[b.map(function (x) { return x * 2; }), b.filter(function (x) { return x > 3; }), b.slice(1), b.subarray(1), b.toSorted(), b.toReversed(), b.with(1, 1), Uint8Array.prototype.slice.call(b, 1)].forEach(function (x) {
  console.log(x, Buffer.isBuffer(x), x.buffer === b.buffer);
});
console.log(Buffer.from(new Uint16Array([1, 258])), Buffer.from(new Uint16Array([1, 258]).buffer), Buffer.from(buffer, 2, 3).byteOffset, new Uint8Array(b), new Uint16Array(b));
class Pixels extends Uint8ClampedArray { get red() { return this[0]; } }
var px = new Pixels([300, 1]);
console.log(px.red, px.map(function (x) { return x; }) instanceof Pixels, px.subarray(1) instanceof Pixels, px instanceof Uint8ClampedArray, px.length);

var moved = new ArrayBuffer(4), held = new Uint16Array(moved, 2);
held[0] = 513;
var got = structuredClone({ a: moved, b: held }, { transfer: [moved] });
console.log(moved.byteLength, held.length, held.byteOffset, held[0], got.a, got.b.length, got.b[0], got.b.buffer === got.a);
