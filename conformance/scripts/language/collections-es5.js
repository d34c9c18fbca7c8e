// Map, Set, WeakMap and WeakSet, without symbols or iterators of one's own.
function attempt(f) {
  try { console.log(f()); } catch (e) { console.log(e.name + ': ' + e.message); }
}
var m = new Map([[1, 'a'], ['1', 'b'], [NaN, 'n'], [-0, 'z']]);
var s = new Set([3, 1, 3, 'x']);
console.log(m, m.size, m.get(NaN), m.get(0), m.has('1'), m.get('x'));
console.log(s, s.size, s.has(3), s.add(5) === s);

// What is deleted is not visited, what comes meanwhile is.
m.forEach(function (v, k, whole) {
  console.log(k, v, whole === m);
  if (k === 1) {
    m.delete('1');
    m.set('new', 'late');
  }
});
s.forEach(function (v) {
  if (v === 3) s.delete(3);
  if (v === 1) s.clear();
  if (v === 1) s.add('after clear');
  console.log(v);
});

for (const [k, v] of m) console.log(k, v);
for (const v of s) console.log(v);
console.log([...s], Array.from(m.keys()), [...m.values()], [...m.entries()]);
var it = new Set(['p', 'q']).values();
console.log(it.next(), it.next(), it.next(), it.next());

attempt(function () { return Map(); });
attempt(function () { return new Map([1]); });
attempt(function () { return new Set(5); });
attempt(function () { return Map.prototype.get.call({}, 1); });
attempt(function () { return Set.prototype.has.call(new Map(), 1); });

var w = new WeakMap(), key = {};
console.log(w.set(key, 4) === w, w.get(key), w.has(key), w.has({}), w.get(1), w.delete(key), w.delete(key), w.get(key), w);
attempt(function () { return w.set(1, 2); });
var ws = new WeakSet([key]);
console.log(ws.has(key), ws.has({}), ws);
attempt(function () { return ws.add(1); });
console.log(Object.keys(key), Object.isFrozen(key));

console.log(Map.prototype.set.length, Set.prototype.add.length, Map.length, Set.prototype.keys === Set.prototype.values);
console.log({ deep: new Map([['k', { a: [1, { b: {} }] }]]) }, JSON.stringify(new Map()), String(new Set()), new Map(m).size);
console.log(Object.fromEntries(new Map([['a', 1]])), structuredClone(new Map([[1, new Set([2])]])));

var util = require('util');
console.log(util.isDeepStrictEqual(new Map([[1, { a: 1 }]]), new Map([[1, { a: 1 }]])), util.isDeepStrictEqual(new Set([1]), new Set([2])));
console.log(util.types.isMap(m), util.types.isSet(m), util.types.isWeakMap(w));
console.table(new Map([['a', 1]]));
