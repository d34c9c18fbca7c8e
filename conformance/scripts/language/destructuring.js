// Destructuring: defaults, order of evaluation, holes, rests and names from expressions.
const log = (...a) => console.log(...a);
const d = (name, v) => { log('default', name); return v };
const { a = d('a', 1), b: { c = d('c', 2), ...inner } = { e: 5 }, ['x' + 1]: x1 = 7, ...others } = { a: undefined, x1: null, y: 8, z: 9 };
log(a, c, inner, x1, others);
const [p, , q = d('q', 3), [r] = ['R'], ...s] = [1, 2, undefined, undefined, 4, 5];
log(p, q, r, s);
let m = 1, n = 2; [m, n] = [n, m]; log(m, n);
const o = {}; [o.first, o['sec' + 'ond'], ...o.rest] = 'abcd'; log(o);
({ m, n: o.n = 6 } = { m: 'M' }); log(m, o.n);
const f = ({ a = 1, b } = {}, [c, e = b] = [], ...rest) => [a, b, c, e, rest];
log(f(), f({ b: 2 }, [3], 4, 5), f.length);
function g(x, y = x + 1, z = () => x + y) { x = 10; return z() } log(g(1), g(1, 5));
for (const [k, { v = 'none' }] of Object.entries({ one: { v: 1 }, two: {} })) log(k, v);
for (const { length } of ['a', 'bcd']) log(length);
try { const nothing = null; const { q } = nothing } catch (e) { log(e.message) }
try { (({ a }) => a)() } catch (e) { log(e.message) }
const { length, 0: head } = 'str'; log(length, head);
const swap = ([x, y]) => [y, x]; log(swap([1, 2]));
const { toString: t } = 5; log(typeof t);
const target = { a: 1, ...null, ...'hi', ...[9], ...undefined, ...{ get g() { return 'got' } } }; log(target);
