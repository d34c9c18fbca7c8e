// for-of and the spread of iterables that are not arrays.
for (const c of 'a😀b') console.log(c.length);
(function () { for (const a of arguments) console.log(a) })(1, 2);
for (var v of [1, 2]) ; console.log(v);
let last; for (last of [3, 4]) ; console.log(last);
const grow = [1]; for (const x of grow) { if (grow.length < 4) grow.push(x + 1) } console.log(grow.join());
outer: for (const a of [1, 2, 3]) { for (const b of [1, 2, 3]) { if (b === 2) continue outer; if (a === 3) break outer; console.log(a, b) } }
function find(xs) { for (const x of xs) { for (const y of x) if (y > 2) return y } } console.log(find([[1], [2, 3]]), find([]));
one: two: for (const q of [1, 2]) { if (q == 1) continue one; break two }
for (const x of [1]) for (const y of [2]) console.log(x + y);
if (true) for (const x of ['if']) console.log(x); else for (const x of ['else']) console.log(x);
const it = { i: 0 }; for (it.i of [5]) ; console.log(it.i);
for (const x of [1, , 3]) console.log(x);
try { for (const x of [1, 2]) { if (x == 2) throw new Error('in loop') } } catch (e) { console.log(e.message) }
var r = []; for (const x of [1, 2, 3, 4]) { switch (x) { case 2: continue; case 4: break; default: r.push(x) } } console.log(r.join());
for (const x of (() => [1, 2])()) console.log(x);
for (const f of [x => x + 1, x => x * 2]) console.log(f(10));
for (let x of [1, 2]) { x += 10; console.log(x) }
for (var i = 0, xs = [1, 2]; i < xs.length; i++) for (const y of xs) r.push(i + y); console.log(r.join());
var nested = () => { for (const x of [1, 2]) { for (const y of [x]) { for (const z of [y]) if (z == 2) return () => x + y + z } } }; console.log(nested()());
lbl: for (const k in { a: 1, b: 2 }) { for (const x of [1]) continue lbl; console.log('never') }
const sum = (...ns) => { let s = 0; for (const n of ns) s += n; return s }; console.log(sum(1, 2, 3), sum(...[4, 5], ...'6'));
for (const [k, v] of Object.keys({ a: 1 }).map(k => [k, 1])) console.log(k, v);
var of = [1]; for (var of of of) console.log(of); for (const x of of ? [of] : []) console.log(x);
do { for (const x of ['do']) { console.log(x); } } while (false)
console.log('end');
