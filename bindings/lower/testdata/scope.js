// Block scope: shadowing, names taken by outer code, switch, catch, loops.
let x = 'outer';
{ let x = 'inner'; console.log(x); { const x = 'deep'; console.log(x); } console.log(x); }
console.log(x);
function f(a) {
  let r = [];
  if (a) { let a = 'block'; r.push(a); }
  { let y = 1; r.push(y); }
  { let y; r.push(y); }
  for (let y = 5; y < 6; y++) { let y = 'body'; r.push(y); }
  r.push(typeof y, a);
  return r.join();
}
console.log(f('arg'));
global_ = 'g';
function g() {
  { let global_ = 'l'; console.log(global_); }
  return global_;
}
var global_;
console.log(g());
switch (1) {
  case 1: let s = 'one';
  case 2: s += 'two'; console.log(s);
    break;
  default: { let s = 'three'; }
}
for (let i = 0; i < 2; i++) { let u; console.log(u); u = i; }
for (let i = 0; i < 2; i++) { let u, v = i; console.log(u, v); u = v; }
var e = 'E';
try { throw 1 } catch (e) { console.log(e); { let e = 2; console.log(e); } console.log(e); }
console.log(e);
try { throw { message: 'm', code: [1, 2] } } catch ({ message, code: [c1, c2] = [], more = 'd' }) { console.log(message, c1, c2, more); }
try { throw 1 } catch { console.log('no binding'); }
const fact = function fact(n) { return n < 2 ? 1 : n * fact(n - 1) };
console.log(fact(5));
let shadow = 1;
const arrows = { a: () => shadow, b() { let shadow = 2; return () => shadow; } };
console.log(arrows.a(), arrows.b()());
lbl: { let z = 1; if (z) break lbl; console.log('never'); }
if (true) { const only = 'const in if'; console.log(only); } else { const only = 'else'; }
const k1 = 1, k2 = k1 + 1, k3 = k2 * 2; console.log(k1, k2, k3);
(function () { 'use strict'; let q = 1; { let q = 2; } console.log(q); })();
function outerName() { { let outerName = 3; console.log(outerName); } return typeof outerName; }
console.log(outerName());
(function named() { { let named = 3; console.log(named); } console.log(typeof named); })();
var v1 = 1; { var v1 = 2; } console.log(v1);
{ let Math = { max: () => 'mine' }; console.log(Math.max(1, 2)); } console.log(Math.max(1, 2));
function args() { { let arguments_ = arguments.length; console.log(arguments_); } return arguments.length }
console.log(args(1, 2));
