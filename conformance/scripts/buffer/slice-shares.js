// slice and subarray share memory with the whole.
const b = Buffer.from('abcdef');
const part = b.slice(1, 4);
part[0] = 0x42;
b[2] = 0x43;
console.log(b.toString(), part.toString(), part.length);
console.log(b.slice(-2).toString(), b.slice(2, -1).toString(), b.slice(4, 2).length, b.subarray(0, 99).length);
part.fill('-');
console.log(b.toString(), Buffer.isBuffer(part));
