// One binding per turn of a loop.
let fs = [];
const run = () => { console.log(fs.map(f => f()).join()); fs = []; };
for (let i = 0; i < 3; i++) fs.push(() => i); run();
for (let i = 0, j = 10; i < 3; i++, j--) fs.push(() => i + ':' + j); run();
for (let i = 0; i < 3; i++) { fs.push(() => i); i += 0; } run();
for (let i = 0; i < 6; i++) { fs.push(() => i); i++; } run();
for (let i = 0; i < 3; i++) { fs.push(() => i++, () => i); } console.log(fs.map(f => f()).join()); fs = [];
for (let i = 0; fs.push(() => i), i < 3; i++); run();
for (let i = 0; i < 3; fs.push(() => i), i++); run();
for (let i = (fs.push(() => i), 0); i < 2; i++) fs.push(() => i); run();
for (const k in { a: 1, b: 2 }) fs.push(() => k); run();
for (const k of 'xyz') fs.push(() => k); run();
for (const [k, v] of [[1, 2], [3, 4]]) fs.push(() => k + '=' + v); run();
for (const { k, v = k } of [{ k: 1 }, { k: 2, v: 3 }]) fs.push(() => k + '=' + v); run();
for (let i = 0; i < 3; i++) { let j = i * 2; const c = j; fs.push(() => i + j + c); j++; } run();
for (let i = 0; i < 3; i++) { let j; fs.push(() => j); if (i == 1) continue; j = i; } run();
let n = 0;
while (n < 3) { let m = n++; fs.push(() => m); } run();
do { let m = n--; fs.push(() => m); } while (n > 0); run();
for (let i = 0; i < 3; i++) { for (let j = 0; j < 2; j++) fs.push(() => i + '' + j); } run();
outer: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { fs.push(() => i + '' + j); if (j == 1) continue outer; if (i == 2) break outer; } } run();
function find(list, p) { for (const x of list) { if ((() => p(x))()) return x; } return 'none'; }
console.log(find([1, 2, 3], x => x > 1), find([], () => true));
function sw(x) { const r = []; for (let i = 0; i < 3; i++) { switch (i) { case 1: let q = i; r.push(() => q); break; case x: return r.map(f => f()).join() + '!'; default: r.push(() => i); } } return r.map(f => f()).join(); }
console.log(sw(9), sw(2));
for (let i = 0; i < 2; i++) { try { throw i } catch (e) { fs.push(() => e + i) } } run();
for (let i = 0; i < 2; i++) { function inner() { return i } fs.push(inner); } run();
for (let i = 0; i < 3; i++) { let f = () => i; let g = function () { return f() + i }; fs.push(g); } run();
(function () { for (let i = 0; i < 2; i++) fs.push(() => this.v + arguments[0] + i); }).call({ v: 'v' }, 'a'); run();
for (let i = 0; i < 2; i++) { let a = i, b; { let c = a + 1; b = () => c; } fs.push(() => a + b()); } run();
var objs = []; for (let i = 0; i < 2; i++) { objs.push({ get i() { return i }, set i(v) { i = v } }); } objs[0].i = 7; console.log(objs[0].i, objs[1].i);
for (let f of [x => x, x => x * 2]) fs.push(() => f(21)); run();
for (let f = 0, g = () => f; f < 2; f++) fs.push(g); run();
for (let i = 0; i < 2; i++) { const t = `${i}`; const o = { t, i, m() { return t + i } }; fs.push(() => o.m() + o.t + o.i); } run();
for (let i = 0; i < 2; i++) { let cb = function () { return this === undefined || this === globalThis_ }; fs.push(() => cb()); } var globalThis_ = (function () { return this })(); run();
const later = []; for (const x of [1, 2, 3]) { if (x === 2) continue; later.push(() => { let y = x; return () => y + x; }); } console.log(later.map(f => f()()).join());
