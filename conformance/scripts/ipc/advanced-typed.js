// Typed arrays, BigInt and buffers go through serialization 'advanced'.
// otto: there is no BigInt, there are no symbols
const { inspect } = require('util');
if (process.argv[2] === 'child') {
  process.on('message', (m) => {
    process.send([m instanceof DataView ? new Uint8Array(m.buffer, m.byteOffset, m.byteLength) : inspect(m, { breakLength: Infinity }), m]);
    if (m === 'end') process.disconnect();
  });
} else {
  const child = require('child_process').fork(__filename, ['child'], { serialization: 'advanced' });
  child.on('message', ([seen, m]) => console.log(seen, m.constructor.name));
  child.on('close', (code) => console.log('close', code));
  const both = new Uint8Array([1, 2, 3, 4]);
  for (const m of [
    [10n, -(2n ** 70n), Object(3n)], new Int8Array([-1]), new Uint8ClampedArray([300]), new Int16Array([1, -2]), new Uint32Array([4294967295]),
    new Float32Array([0.5]), new Float64Array([1.5, NaN]), new BigInt64Array([-1n]), new DataView(new ArrayBuffer(3), 1), new ArrayBuffer(4),
    [both, both], [both.subarray(1, 3)], [1, , 3],
  ]) child.send(m);
  try { child.send({ s: Symbol('s') }); } catch (e) { console.log(e.name, e.message); }
  child.send('end');
}
