// equals, compare and sorting.
const a = Buffer.from('abc');
const b = Buffer.from('abd');
console.log(a.equals(b), a.equals(Buffer.from('abc')), a.compare(b), b.compare(a), Buffer.compare(a, a));
console.log(a.compare(b, 0, 2, 0, 2), a.compare(b, 2, 3));
console.log([b, a, Buffer.from('ab')].sort(Buffer.compare).map(String).join());
try { a.equals('abc'); } catch (e) { console.log(e.code, e.message); }
