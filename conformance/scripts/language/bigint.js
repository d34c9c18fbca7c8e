// BigInt: arithmetic, conversions and what is refused.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError.
console.log(2n ** 100n, -7n / 2n, -7n % 3n, 5n << 70n, -5n >> 1n, 6n & 3n, 6n | 1n, 6n ^ 3n, ~5n, -(-3n), 0x1fn, 0b11n, 0o17n, 1_000n);
console.log(BigInt('  0x10 '), BigInt(''), BigInt(true), BigInt(1e21), BigInt.asUintN(8, 257n), BigInt.asIntN(8, 255n), BigInt.asUintN(64, -1n));
console.log(1n < 2, 2n == 2, 2n === 2, 1n == '1', 2n > '1', [3n, 1, 2n, 10].sort().join(), typeof 1n, !0n, 0n ? 1 : 2, 1n && 'yes');
console.log((255n).toString(16), (-255n).toString(36), Number(2n ** 64n), parseInt('12n'), Number(-0n), String(10n ** 30n), `${5n}`);
console.log(new Map([[1n, 'a']]).get(1n), new Set([1n, 1n]).size, Object(1n), [1n].includes(1n), Object.is(0n, -0n), JSON.stringify({ n: String(1n) }));
const bad = [() => 1n + 1, () => +1n, () => 1n >>> 0n, () => 1n / 0n, () => 1n % 0n, () => BigInt('1x'), () => BigInt(1.5), () => BigInt(undefined), () => BigInt(Symbol('s')), () => new BigInt(1),
  () => JSON.stringify(1n), () => Math.max(1n), () => BigInt(NaN), () => BigInt.asUintN(-1, 1n), () => (1n).toString(1)];
for (const f of bad) { try { console.log(f()) } catch (e) { console.log(e.name + ': ' + e.message) } }
let x = 5n; x++; x **= 2n; x -= 1n; x <<= 3n;
console.log(x, 10n > 9, 10n >= 10.5, 1n != 1, -1n < -0.5);
const big = new BigInt64Array([1n, -1n, 2n ** 63n]);
console.log(big, new BigUint64Array(big.buffer)[1], new DataView(big.buffer).getBigInt64(0, true));
console.log([5n, 3n, 4n].sort((a, b) => (a < b ? -1 : 1)), Array.from({ length: 25 }, (_, i) => BigInt(i + 1)).reduce((a, b) => a * b));
