// Combinations: each line once went wrong, or might.
const log = (...a) => console.log(a.join(' '));
const t = f => { try { log('ok', f()) } catch (e) { log(e.name + ': ' + e.message) } };
let fs = [];
const run = () => { log(fs.map(f => f()).join()); fs = []; };
// switch with captured names inside a loop, with labels
outer: for (let i = 0; i < 4; i++) { sw: switch (i) { case 0: let a = i; fs.push(() => a + i); break sw; case 1: fs.push(() => i + 'c'); continue outer; case 3: break outer; default: let b = a => a; fs.push(() => b(i)); } } run();
// closures in while with several names, one captured
let w = 0; while (w < 3) { const a = w, b = a * 2; let c; if (w % 2) { c = b; fs.push(() => a + ':' + c); } w++; } run();
// a function per turn that calls itself
for (const n of [3, 4]) { const fact = k => k < 2 ? 1 : k * fact(k - 1); fs.push(() => fact(n)); } run();
for (let n = 3; n < 5; n++) { function fact(k) { return k < 2 ? 1 : k * fact(k - 1) } fs.push(() => fact(n)); } run();
// return through scopes of turns and finally
const ret = () => { for (let i = 0; ; i++) { fs.push(() => i); try { if (i == 2) return 'r' + i; } finally { log('fin', i); } } }; log(ret()); run();
const thrower = () => { for (const x of [1, 2]) { fs.push(() => x); if (x == 2) throw new Error('from turn ' + x); } }; t(thrower); run();
// var inside a turn is the function's
const vars = () => { for (let i = 0; i < 2; i++) { var v = i; fs.push(() => v + i); } return v; }; log(vars()); run();
// this and arguments inside turns
function That() { for (let i = 0; i < 2; i++) fs.push(() => this.k + arguments[i] + i); } That.call({ k: 'K' }, 'a', 'b'); run();
// nested loops, both captured, with assignment
for (let i = 0; i < 2; i++) for (let j = i; j < 2; j++) { fs.push(() => i * 10 + j); if (j == 0) j = 0; } run();
for (let i = 0, n = 2; i < n; i++) { fs.push(() => i + n); if (i == 0) n = 3; } run();
// destructuring of the value of a turn
for (const { a, b: [c, d = a] } of [{ a: 1, b: [2] }, { a: 3, b: [4, 5] }]) fs.push(() => [a, c, d].join('')); run();
for (let { length: len } = 'abc', i = 0; i < len; i++) fs.push(() => len - i); run();
for (const [a, [b]] of [[1, [2]]]) { const a = 'inner'; fs.push(() => a + b); } run();
// catch parameters
for (let i = 0; i < 2; i++) { try { throw { i, m: 'x' } } catch ({ i: j, m }) { fs.push(() => i + m + j) } } run();
try { try { throw new Error('a') } catch ({ message }) { throw new Error(message + 'b') } } catch ({ message: m }) { log(m) }
// names of functions against names of variables
const f1 = function () { return typeof f1 }, f2 = () => typeof f2; log(f1(), f2());
let f3 = () => typeof f3; const f3copy = f3; f3 = 5; log(f3copy());
const o1 = { log2() { return typeof log2 }, t: () => typeof t, run: function () { return typeof run } }; var log2; log(o1.log2(), o1.t(), o1.run());
{ const run = () => 'inner run'; log(run()); } log(typeof run);
const { g1 = () => typeof g1 } = {}; log(g1());
// default parameters and scopes
const p1 = (a, b = () => a, c = b()) => { a = 9; return [a, b(), c].join() }; log(p1(1));
const p2 = ({ x = 1, y = x } = {}, [z = y] = []) => [x, y, z].join(); log(p2(), p2({ x: 5 }), p2({}, [7]));
function p3(a, b = arguments.length, c = this && this.q) { return [a, b, c].join() } log(p3.call({ q: 'Q' }, 1), p3.call({ q: 'Q' }, 1, undefined, 'c'));
const p4 = (a = (() => { let a = 'in'; return a })()) => a; log(p4());
const p5 = (x, f = (y = x) => y) => { let r = f(); return r + x }; log(p5(2));
const p6 = (a, ...[b, c = b]) => [a, b, c].join(); log(p6(1, 2), p6(1, 2, 3));
(function (a, b = a) { a = 5; log(a, b, arguments[0]) })(1);
// optional chains and spread of this
const oc = { n: { m() { return this === oc.n } }, k: ['x'], f: null }; log(oc?.n?.m?.(), oc.n?.['m'](), (oc?.n).m(), oc?.n.m(...[]), oc.n.m?.(...[]), oc?.f?.(...oc.k), oc.q?.[fs.push('never')], oc?.k?.[0]?.length, fs.length);
const deep = { a: { b: () => ({ c: [1, { d: () => 'end' }] }) } }; log(deep?.a?.b?.()?.c?.[1]?.d?.(), deep?.z?.b()?.c[1].d());
let tmp; log((tmp = deep.a)?.b?.() === undefined, tmp === deep.a, (tmp ?? 1) === tmp, [tmp?.b].length);
for (const x of [null, { y: 1 }]) { const v = x?.y ?? 'none'; fs.push(() => `${v}:${x?.y}`); } run();
log([1, [2, [3]]].map(x => x?.[1]?.[0] ?? x).join(), (() => ({ a: 1 }))()?.a, `${deep?.a ? `in ${deep.q?.r ?? 'er'}` : ''}`);
// the order of things
const ord = []; const s = (k, v) => (ord.push(k), v);
s('o', {})[s('k')] = s('v'); ({ [s('k1')]: s('o2', {})[s('k2')] = s('d') } = s('src', {})); [s('t1', {}).x = s('d1'), s('t2', {}).x] = s('list', []); s('f', (...a) => a)(s('a1'), ...s('sp', [1]), s('a2')); `${s('e1')}${s('e2')}`; s('b', 2) ** s('e', 3); s('l', null) ?? s('r'); s('ob', { p: null }).p ??= s('val'); log(ord.join());
// statements that begin with what is rewritten
let z = 1
z ??= 3
z?.toFixed()
;[z] = [2]
log(z)
z ** 2
z => z
log(`${z}`)
;`${z}`.length
var y = z
z ||= y
if (z) z &&= 4
else z **= 2
log(z)
do z -= 1
while (z > 2)
log(z)
label: for (const q of [1]) { for (;;) continue label }
const last = () => {}
log(typeof last, last.name)
let called = 'no'
const block = () => { called = 'yes' }
(1)
const divided = () => { return 4 }
/2/g
log(called, typeof divided)
