// Buffer.concat: lists, lengths shorter and longer than all, and what it refuses.
function show(f) { try { var b = f(); return b.toString('hex') + ' ' + b.length; } catch (e) { return e.name + ' ' + e.code + ' ' + e.message; } }
var parts = [Buffer.from('ab'), Buffer.alloc(0), Buffer.from('cde')];
[undefined, null, 0, 1, 4, 5, 9, -1, 1.5, NaN, Infinity, '3', {}, 4294967297].forEach(function (n) { console.log(String(n), show(function () { return Buffer.concat(parts, n); }), show(function () { return Buffer.concat([], n); }), show(function () { return Buffer.concat([parts[0]], n); })); });
[undefined, null, 5, 'ab', {}, { length: 1, 0: parts[0] }, [5], [parts[0], 'x'], [undefined], [null], [[]], [parts[0], , parts[2]], [parts[0], {}], Buffer.from('a')].forEach(function (list) { console.log(show(function () { return Buffer.concat(list); })); });
var whole = Buffer.concat([parts[0]]);
whole[0] = 0x7a;
console.log(parts[0].toString(), whole.toString(), Buffer.concat([Buffer.alloc(5000, 1), Buffer.alloc(3, 2)]).length);
var dirty = Buffer.allocUnsafe(10).fill(0xff), longer = Buffer.concat([Buffer.from('a')], 8);
console.log(longer, dirty.length);
