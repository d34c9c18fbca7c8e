// Map, Set, WeakMap and WeakSet, and what console.log shows of them.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError.
const m = new Map([[NaN, 'nan'], [0, 'zero'], ['a', { b: new Map([[{ k: 1 }, new Set([1, [2]])]]) }]]);
console.log(m, m.get(NaN), m.get(-0), m.has('b'), m.size, m.delete('a'), m.delete('a'), m.set(1, 2) === m);
console.log([...m.keys()], [...m.values()], [...m], m[Symbol.iterator] === m.entries);
console.log(new Set('hello'), new Set([NaN, NaN, 0, -0, '0']), new Set([1]).add(2).add(1));
console.log(new WeakMap([[m, 1]]), new WeakSet([m]), new WeakMap([[m, 1]]).get(m), new WeakSet().has(1));
m.clear();
console.log(m, new Map().set('self', m), Object.prototype.toString.call(m));
const self = new Map(); self.set('me', self); console.log(self);
class Registry extends Map { get(k) { return super.get(k) ?? 'none' } }
console.log(new Registry([['a', 1]]), new Registry().get('x'), new Registry() instanceof Map);
const seen = []; const live = new Map([[1, 1]]); for (const [k] of live) { seen.push(k); if (k < 4) live.set(k + 1) } console.log(seen, live);
m.set('x', 1).forEach(function (v, k, all) { console.log(v, k, all === m, this.t) }, { t: 'this' });
for (const f of [() => new Map([1]), () => new WeakMap().set(1, 1), () => Map(), () => new Set(5), () => Map.prototype.get.call({}, 1), () => Map.prototype.size]) { try { console.log(f()) } catch (e) { console.log(e.message) } }
console.log(new Map([['a', 1]]).entries().next(), Object.fromEntries(new Map([['a', 1]])), Array.from(new Set([3, 1])), JSON.stringify([new Map([[1, 2]]), new Set([1])]));
const util = require('util');
console.log(util.inspect(new Map([[{ a: { b: {} } }, 'v']]), { depth: 0 }), util.inspect(new Set(Array.from({ length: 105 }, (_, i) => i)), { breakLength: Infinity }).slice(-40));
