// What Buffers inherit from typed arrays and is there on every engine.
var b = Buffer.from([5, 1, 200, 3]);
function show(v) { return Buffer.isBuffer(v) ? 'Buffer ' + v.toString('hex') : JSON.stringify(v); }
console.log(show(b.map(function (x) { return x * 2; })), show(b.filter(function (x) { return x > 2; })), b.join(), b.join('-'));
console.log(b.every(function (x) { return x > 0; }), b.some(function (x) { return x > 200; }), b.find(function (x) { return x > 5; }), b.findIndex(function (x) { return x > 5; }), b.findLast(function (x) { return x < 5; }), b.findLastIndex(function (x) { return x < 5; }));
console.log(b.reduce(function (a, x) { return a + x; }), b.reduceRight(function (a, x) { return a + '/' + x; }, ''), b.at(-1), b.at(9), b.byteLength, b.BYTES_PER_ELEMENT);
var seen = [];
b.forEach(function (x, i, all) { seen.push(x, i, all === b); });
console.log(seen.join());
console.log(show(b.slice().sort()), show(Buffer.from(b).sort()), show(Buffer.from(b).sort(function (x, y) { return y - x; })), show(Buffer.from(b).reverse()), b.join());
console.log(b.toSorted().join(), b.toReversed().join(), b.with(1, 300).join(), b.with(-1, 7).join(), b.join());
['with', 'set'].forEach(function (name) { try { console.log(name === 'with' ? b.with(9, 1) : b.set([1, 2, 3], 2)); } catch (e) { console.log(e.name, name); } });
b.set([7, 8], 1);
b.set(Buffer.from([9]));
console.log(b.join());
b.set(b.subarray(0, 2), 1);
console.log(b.join(), show(b.copyWithin(0, 2)), b.join());
