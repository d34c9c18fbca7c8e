// 64 bits: BigInts written and read back, and what is none.
// otto: no BigInt
// An error is written whole once, then by its number.
var seen = {}, errors = 0;
function note(e) {
  var text = e.name + ' ' + e.code + ' ' + e.message;
  if (!seen[text]) { seen[text] = '#' + ++errors; return seen[text] + ' ' + text; }
  return seen[text];
}
function show(f) { try { return String(f()); } catch (e) { return note(e); } }
const values = [0n, 1n, -1n, 127n, 2n ** 32n, 2n ** 32n + 1n, -(2n ** 32n), -(2n ** 32n) - 1n, 2n ** 63n - 1n, 2n ** 63n, -(2n ** 63n), -(2n ** 63n) - 1n, 2n ** 64n - 1n, 2n ** 64n, 2n ** 100n, -(2n ** 100n), 0x0102030405060708n, 0, 5, -1, 1e30, -1e30, NaN, '5', 'x', null, undefined, true, {}];
for (const name of ['BigUInt64LE', 'BigUInt64BE', 'BigInt64LE', 'BigInt64BE', 'BigUint64LE', 'BigUint64BE']) {
  for (const v of values) {
    const b = Buffer.alloc(10, 0xaa);
    console.log(name, typeof v, String(v), show(() => b['write' + name](v, 1)), b.toString('hex'), show(() => b['read' + name](1)));
  }
  for (const offset of [undefined, 0, 2, 3, -1, 1.5, NaN, '1', null, 1n]) {
    const b = Buffer.alloc(10, 1);
    console.log(name, String(offset), show(() => b['read' + name](offset)), show(() => b['write' + name](2n, offset)), b.toString('hex'));
  }
  console.log(show(() => Buffer.alloc(7)['read' + name]()), show(() => Buffer.alloc(7)['write' + name](1n)), show(() => Buffer.alloc(0)['write' + name](5)));
}
