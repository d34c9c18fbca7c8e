// DataView: every type in both orders of bytes.
// otto: there is no BigInt
const view = new DataView(new ArrayBuffer(16), 2, 12);
const types = { Int8: -2, Uint8: 254, Int16: -300, Uint16: 65000, Int32: -70000, Uint32: 4e9, Float32: 1.5, Float64: Math.PI, BigInt64: -5n, BigUint64: 2n ** 64n - 1n };
for (const [name, v] of Object.entries(types)) for (const little of [false, true]) {
  view['set' + name](0, v, little);
  console.log(name, little, view['get' + name](0, little), Buffer.from(view.buffer, 2, 8).toString('hex'), view['set' + name].length);
  new Uint8Array(view.buffer).fill(0);
}
console.log(view, view.byteLength, view.byteOffset, view.buffer.byteLength, Object.prototype.toString.call(view));
for (const f of [() => view.getInt8(12), () => view.getFloat64(5), () => view.setInt8(-1, 0), () => new DataView({}), () => new DataView(new ArrayBuffer(1), 2), () => new DataView(new ArrayBuffer(1), 0, 2), () => DataView(new ArrayBuffer(1)), () => view.setBigInt64(0, 1), () => new DataView(new ArrayBuffer(1)).getInt16(0)]) { try { console.log(f()) } catch (e) { console.log(e.name + ': ' + e.message) } }
view.setUint8(0, 300); view.setInt16(1, 70000); console.log(view.getUint8(0), view.getInt16(1), view.getUint16(0, true));
