// Generators, taken apart in every way a statement or an expression can be

function print(...values) { console.log(...values); }

// Drives a generator: what it yields is printed, and comes back doubled; what
// is a string is thrown at it.
function drive(g) {
  let step = g.next();
  for (;;) {
    if (step.done) { print('done', step.value); return; }
    const v = step.value;
    print('yielded', v);
    try {
      step = typeof v === 'string' ? g.throw(v) : g.next(v * 2);
    } catch (e) { print('threw', e instanceof Error ? e.message : e); return; }
  }
}

drive((function* () { })());
drive((function* () { return (yield 1) + (yield 2) * (yield 3); })());
drive((function* (a, { b } = { b: 2 }, ...c) { return [a, b, c, arguments.length, yield a]; })(7, undefined, 8));
drive((function* () { for (let i = 0, j = 9; i < j; i += yield i + 1, j--) { if (i === 4) continue; print(i, j); } })());
drive((function* () { let i = 0; while (i < (yield 2)) { if (++i === 3) break; } do { i -= yield i; } while (i > (yield 1)); return i; })());
drive((function* () { for (var k in { a: 1, b: 2 }) { print(k, yield k.length); } for (const x of [5, yield 6]) print(x, yield x); })());
drive((function* () {
  outer: for (const a of [1, 2, 3]) {
    inner: for (const b of [1, 2, 3]) {
      if (yield a * 10 + b, b === 2) continue outer;
      if (a === 3) break outer;
      switch (yield b) { case 4: break inner; case yield 1: print('case'); default: print('default'); }
    }
  }
  block: { if (yield 0) break block; if (!(yield 0)) break block; print('never'); }
})());
drive((function* () {
  try { yield 1; yield 'a'; print('never'); } catch (e) { print('caught', e, yield 2); } finally { print('finally', yield 3); }
  try { try { yield 'b'; } finally { print('on the way', yield 4); } } catch ({ length }) { print(length); }
  try { return yield 5; } finally { print('last', yield 6); }
})());
drive((function* () { try { throw new Error(yield 'c'); } finally { yield 7; } })());
drive((function* () { for (const a of [1, 2, 3]) { try { if (a === 2) continue; if (a === 3) return 'out'; print(yield a); } finally { print('f', yield a); } } })());
drive((function* () {
  const o = { n: 1, f(x, y) { return [this.n, x, y]; }, get g() { return 4; }, [yield 1]: 'computed' };
  print(o.f(yield 2, o.g), o['f'](1, yield 3), o[2], new (class { constructor(x) { this.x = x; } })(yield 4).x);
  o.n += yield 5; o['n'] *= yield 6; o[yield 7] = yield 8; o.n ??= yield 9; o.m ??= yield 10; o.m ||= yield 0; o.n &&= yield 11;
  print(JSON.stringify(o), (yield 1) ? yield 2 : yield 3, (yield 0) && (yield 4), (yield 0) || (yield 5), (yield null) ?? 6, (yield 1, yield 2));
  print(`${yield 1}-${2}-${yield 3}`, [yield 1, , ...[yield 2], 3], typeof (yield 1), -(yield 2), !(yield 0), o?.f(yield 1)?.[1], delete o[yield 1]);
  let [a, b = yield 12, ...c] = [yield 13, , 1, 2]; ({ a, x: b = yield 14 } = { a: yield 15 });
  print(a, b, c);
})());
drive((function* () {
  const fs = [];
  for (let i = 0; i < 3; i++) { const j = yield i; fs.push(() => [i, j]); }
  for (const k of [1, 2]) { yield k; fs.push(function named() { return k; }); let l = k; fs.push(() => l++); }
  try { yield 'e'; } catch (e) { fs.push(() => e); yield 1; e += '!'; }
  print(fs.map((f) => f()), fs.map((f) => f()));
  print(early(1), typeof late); { function late() {} } function early(x) { return x + 1; }
})());

// By hand: next, return and throw at each stage, and delegation.
function* three() { try { yield 1; yield 2; } finally { print('cleaned'); } yield 3; }
let g = three(); print(g.next(), g.return(9), g.next(), g.return(8));
g = three(); print(g.return(7), g.next());
g = three(); try { g.throw(new Error('at once')); } catch (e) { print(e.message, g.next()); }
g = three(); g.next(); try { g.throw(new Error('inside')); } catch (e) { print(e.message, g.next()); }
function* over() { const r = yield* three(); print('got', r); try { yield* three(); } catch (e) { print(e.message); } return yield* [4, 5]; }
g = over(); print(g.next(), g.next(), g.next(), g.next(), g.throw(new Error('down')), g.next(), g.next());
for (const v of three()) { if (v === 2) break; print(v); }
const [one, two] = three(); print(one, two, [...three()], Math.max(...three()));
const self = (function* () { self.next(); })(); try { self.next(); } catch (e) { print(e.message); }
print(Object.getPrototypeOf(three()) === three.prototype, three().next === over().next, three.name, (function* (a, b) {}).length);
class A { *m(x) { yield this.k; yield x; } static *s() { yield super.toString === Function.prototype.toString; } k = 4; *['c' + 1]() { yield 'computed'; } }
class B extends A { *m(x) { yield* super.m(x); yield 'B'; } }
print([...new B().m(1)], [...A.s()], [...new A().c1()], [...({ *m() { yield* arguments; } }).m(3, 4)]);
function* infinite() { let n = 0; while (true) yield n++; }
let sum = 0; for (const n of infinite()) { if (n > 100) break; sum += n; } print(sum);
