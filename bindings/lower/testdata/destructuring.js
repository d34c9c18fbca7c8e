// Destructuring in every place.
const t = f => { try { console.log('ok', f()) } catch (e) { console.log(e.name + ': ' + e.message) } };
const { a, b: { c = 5, ...r } = {}, 'd-e': de, [`f${1}`]: f1 = 'F', ...rest } = { a: 1, b: { q: 1, w: 2 }, 'd-e': 3, g: 4, h: 5 };
console.log(a, c, JSON.stringify(Object.keys(r).sort()), de, f1, Object.keys(rest).sort().join());
let [x, , y = 2, [z] = [9], ...more] = [1, 2, undefined, undefined, 5, 6]; console.log(x, y, z, more.join());
[x, y] = [y, x]; console.log(x, y);
({ x, y: z, w = x } = { x: 10, y: 20 }); var w; console.log(x, z, w);
const o = {}, arr = []; ({ a: o.a, b: o['b'], c: arr[0], d: [arr[1]], ...o.rest } = { a: 1, b: 2, c: 3, d: [4], e: 5 }); console.log(JSON.stringify(o), arr.join());
[o.x, ...o.y] = 'héllo'; console.log(o.x, o.y.join());
var chain = ([x, y] = [7, 8, 9]); console.log(chain.length, x, y);
var log = []; const l = (n, v) => (log.push(n), v); var { [l('k1', 'p')]: v1 = l('d1', 1), [l('k2', 'q')]: v2 = l('d2', 2) } = l('src', { q: 5 }); console.log(log.join(), v1, v2);
for (const { p, q = p } of [{ p: 1 }, { p: 2, q: 3 }]) console.log(p, q);
for (const [i, ch] of [...'ab'].map((c, i) => [i, c])) console.log(i, ch);
for (var { length } of ['a', 'bb']) console.log(length);
for ({ x, y = 4 } of [{ x: 1 }]) console.log(x, y);
for ([x, y] of [[5, 6]]) console.log(x, y);
for (o.prop of [1, 2]) console.log(o.prop);
for (const [first] in { hello: 1 }) console.log(first);
for (let { length: len } in { four: 1 }) console.log(len);
for (let i = 0, [p, q] = [1, 2]; i < 1; i++) console.log(p, q);
function g({ a, b = a, ...r }, [c, d] = [3, 4]) { return [a, b, c, d, Object.keys(r).join()].join() } console.log(g({ a: 1, z: 1 }), g({ a: 1, b: 2 }, 'xy'));
const {} = {}, [] = []; const { length: n1 } = 'abc', { toFixed } = 1; console.log(n1, typeof toFixed);
t(() => { const { a } = u }); t(() => { const { a } = null }); t(() => { const { a: { b } } = {} }); t(() => { const { } = u }); t(() => { let { [u]: q } = u });
t(() => { ({ a: x } = u) }); t(() => { (({ a }) => a)() }); t(() => { (({ a }) => a)(null) }); t(() => { const { a } = o.nope }); t(() => { const { a } = g2() }); t(() => { const { a: { b } = null } = {} });
t(() => { const [q] = u }); t(() => { const [q] = o }); t(() => { const [q] = 5 }); t(() => { for (const q of u); }); t(() => { for (const q of o); }); t(() => { for (const q of o.nope); }); t(() => [...o]); t(() => { const [[q]] = [u] }); t(() => { for (const q of g2()); });
var u; function g2() { }
const nested = { l1: { l2: { l3: [1, { deep: 'D' }] } } };
const { l1: { l2: { l3: [one, { deep }] } } } = nested; console.log(one, deep);
const {
  a: m1,
  b: m2 = 'multi',
  c: {
    d: m3,
  } = { d: 'line' },
} = { a: 1 };
console.log(m1, m2, m3);
const {
  a: n2,
  b: n3 = (() => 'computed')(),
  [`c${1}`]: n4 = this === module.exports,
} = {
  a: 1,
};
console.log(n2, n3, n4);
[
  x,
  y,
] = [
  'nx',
  'ny',
];
console.log(x, y);
console.log((({ a, b } = { a: 'dflt' }) => a + b)(), (([a, [b]] = [1, [2]]) => a + b)());
let sw1 = 1, sw2 = 2, sw3 = 3; [sw1, sw2, sw3] = [sw3, sw1, sw2]; console.log(sw1, sw2, sw3);
const list = [1, 2, 3]; [list[0], list[2]] = [list[2], list[0]]; console.log(list.join());
var { v = 1, w: ww = v + 1 } = {}; console.log(v, ww);
const fnDefault = ({ cb = () => 'cb' } = {}) => cb(); console.log(fnDefault(), fnDefault({ cb: () => 'given' }));
if (true) { var { hoistedVar } = { hoistedVar: 1 } } console.log(hoistedVar);
const { if: if_, class: class_ = 'c', default: def } = { if: 1, default: 2 }; console.log(if_, class_, def);
function retp() { return { x, y } = { x: 1, y: 2 } } console.log(retp().x);
var fs = []; for (let [i, j] = [0, 3]; i < j; i++) fs.push(() => i + j); console.log(fs.map(f => f()).join());
