// Optional chaining, nullish, exponent, logical assignment, literals.
const o = { a: { b: { c: 1, f() { return this.c } } }, n: null, z: 0, arr: [1, [2]], fn: () => 'fn', m(...a) { return a.join('') + (this === o) } };
const k = 'a'; let calls = 0; const get = () => (calls++, o);
console.log(o?.a, o?.a?.b?.c, o.x?.y.z.w, o?.['a']?.['b'].c, o.fn?.(), o.nope?.(), o.a.b.f?.(), o.m?.(1, 2), o?.m(3), o.n?.x, o[k]?.b?.f(), o.arr?.[1]?.[0]);
console.log(get()?.a.b.c, get()?.a?.b.f(), get().m?.(...[1, 2]), get()?.m(...'ab'), calls);
console.log(o.x?.[calls++], o.x?.(calls++), calls, delete o?.nope, delete o.x?.y, o.a?.b.c > 0 ? 'yes' : 'no', (o?.a).b.c, (o.x?.y)?.z, (o?.m)(1), (o.a?.b.f)());
console.log(o.n ?? 'd', o.z ?? 'd', o.z || 'd', undefined ?? null ?? 'last', (o.n ?? o.z) + 1, get().n ?? calls, (o.n && 1) ?? 2);
let a = null, b = 0, c = 'c'; a ??= 1; b ||= 2; c &&= 3; console.log(a, b, c); a ??= 5; b ||= 6; c &&= 0; c &&= 9; console.log(a, b, c);
const p = { n: null, z: 0, t: 1 }; p.n ??= 'set'; p.z ||= 'or'; p['t'] &&= 'and'; p[k] ??= 'computed'; get().lazy ??= calls; console.log(Object.keys(p).sort().map(k => k + p[k]).join(), o.lazy, calls);
let side = 0; const key = () => (side++, 'k'); p[key()] ??= 1; p[key()] ||= 2; p[key()] **= 3; get().z **= 2; console.log(p.k, side);
console.log(2 ** 3, 2 ** 3 ** 2, (-2) ** 2, 2 ** -1, 10 ** 2 * 3, 3 * 10 ** 2, (1 + 1) ** 2); let e = 2; e **= 3; e **= 1 + 1; console.log(e);
console.log(0b101, 0o17, 0xff, 0B11, 0O7, 1_000_000, 0xFF_FF, 0b1111_0000, 1_0.5_0, 1e1_0, .5_5, 0b11.toString(), 0o7.toFixed(1), 5..toString(), 5 .toFixed(1), 017, 1.e3);
console.log('\u{41}', '\u{1F600}'.length, '\x41\u0042', 'a\
b', '\0' === '\u0000', '\'', "\"", '\v' === '\x0b', '\101');
var \u0061bc = 'esc', \u{62}cd = 'esc2', ünïcode = 'uni', 变量 = 'cjk', ª = 1; console.log(abc, bcd, \u{fc}nïcode, 变量, { ünï: 1 }.ünï, { \u0061: 2 }.a, { 变量 }.变量);
console.log(o?.a?.b ? 1 : 2, o ? .5 : 1, o?.5:1, [o?.z ?? 1, o.q ?? 2].join(), `${o.x?.y ?? 'tpl'}`, typeof o?.fn, !o?.n, -o?.z);
const f = x => x?.y ?? 'none'; console.log(f(), f({ y: 1 }), f(null)); if (o?.a?.b?.c === 1 && !o.x?.y) console.log('cond');
o?.m
o.fn?.()
console.log('asi')
a?.b
;[1].forEach(x => console.log(x))
const deep = o.a?.b.f.call({ c: 'called' }); console.log(deep, o.arr.map(x => x?.length ?? x).join());
for (const x of o.nope ?? ['dflt']) console.log(x); console.log(o?.m?.name?.length >= 0, o.fn?.().length, o.m?.call?.(o, 9));
let i = 0; const arr = [0]; arr[i++] ||= 'x'; arr[i] ??= 'y'; console.log(arr.join(), i); x1 = o.a?.b; var x1; console.log(x1.c, o.a?.['b']['c'], ++o.a.b.c, o.a.b?.c);
console.log(null?.x, undefined?.[0], (void 0)?.(), 0?.toFixed(1), ''?.length, (() => 5)?.(), [1, 2]?.length, function () { return 1 }?.());
(o?.a.b).c = 8; o.a.b.c **= 2; console.log(o.a.b.c);
