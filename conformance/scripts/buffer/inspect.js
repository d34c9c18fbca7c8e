// How Buffers look: lengths about INSPECT_MAX_BYTES, properties of their own, depth, in objects.
var buffer = require('buffer'), util = require('util');
[0, 1, 49, 50, 51, 52, 200].forEach(function (n) { console.log(Buffer.alloc(n, n)); });
[0, 1, 3, 60].forEach(function (max) {
  buffer.INSPECT_MAX_BYTES = max;
  console.log(max, Buffer.alloc(0), Buffer.alloc(1), Buffer.alloc(4), [Buffer.alloc(55, 1)], Buffer.alloc(5).inspect());
});
buffer.INSPECT_MAX_BYTES = 50;
['a', -1, NaN, null, undefined, {}].forEach(function (v) { try { buffer.INSPECT_MAX_BYTES = v; console.log(buffer.INSPECT_MAX_BYTES); } catch (e) { console.log(e.name, e.code, e.message); } });
console.log(buffer.INSPECT_MAX_BYTES);
var b = Buffer.from('hi');
b.name = 'x';
b.list = [1, { deep: { deeper: { deepest: 1 } } }];
console.log(b, { a: { b: { c: b } } });
console.log(util.inspect(b, { showHidden: true }), util.inspect(b, { depth: -1 }), util.inspect({ b: b }, { depth: 0 }), util.format('%s %j %o', Buffer.from('a'), Buffer.from('a'), 5));
var e = Buffer.alloc(0);
e.x = 1;
console.log(e, e.inspect(), String(e), util.inspect(b, { colors: true }));
console.log(util.inspect(Buffer.from('a'), { customInspect: false }).split(' ')[0], util.isDeepStrictEqual(Buffer.from('a'), Buffer.from('a')));
