// Small Buffers are cut from a pool of poolSize bytes; large ones, alloc and allocUnsafeSlow are not.
const b = Buffer.allocUnsafe(10), c = Buffer.allocUnsafe(3), d = Buffer.from('abc');
console.log(Buffer.poolSize, b.buffer.byteLength, b.buffer === c.buffer, c.byteOffset - b.byteOffset, d.byteOffset - c.byteOffset, d.buffer === b.buffer, b.parent === b.buffer, c.offset === c.byteOffset);
for (const n of [1, 4094, 4095, 4096, 5000]) {
  const unsafe = Buffer.allocUnsafe(n);
  console.log(n, unsafe.buffer.byteLength, unsafe.length, Buffer.alloc(n).buffer.byteLength, Buffer.allocUnsafeSlow(n).buffer.byteLength, Buffer.alloc(n).byteOffset);
}
console.log(Buffer.from('x'.repeat(4095)).buffer.byteLength, Buffer.from('x'.repeat(4096)).buffer.byteLength, Buffer.from([1, 2]).buffer.byteLength, Buffer.from(b).buffer.byteLength, Buffer.concat([b, c]).buffer.byteLength, Buffer.from('').buffer.byteLength, Buffer.alloc(0).buffer.byteLength);
console.log(Buffer.from('00ff', 'hex').buffer.byteLength, Buffer.from('zz', 'hex').length, Buffer.of(1, 2).buffer.byteLength, require('buffer').SlowBuffer(3).buffer.byteLength);
const s = b.subarray(2, 5);
console.log(s.buffer === b.buffer, s.byteOffset - b.byteOffset, s.slice(1).byteOffset - b.byteOffset);
let first = Buffer.allocUnsafe(8), n = 0;
for (let last = first; last.buffer === first.buffer && n < 5000; n++) last = Buffer.allocUnsafe(8);
console.log(n <= 1024);
Buffer.poolSize = 64;
for (let i = 0; i < 4; i++) Buffer.allocUnsafe(31);
console.log(Buffer.allocUnsafe(31).buffer.byteLength, Buffer.allocUnsafe(32).buffer.byteLength);
new Uint8Array(s.buffer, s.byteOffset, 3).fill(7);
console.log(s, b[2], b[4]);
