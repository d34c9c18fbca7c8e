// Functions in blocks.
if (true) { function a() { return 'a1' } console.log(a()); }
console.log(typeof a);
if (false) { function never() { } } console.log(typeof never);
if (1) { function pick() { return 1 } } else { function pick() { return 2 } } console.log(pick());
{ console.log(early()); function early() { return 'early' } }
(function () { 'use strict'; { function inner() { return 'strict' } console.log(inner()); } console.log(typeof inner); })();
function outer() { return 'outer' } { function outer() { return 'block' } } console.log(outer());
var r = []; for (var i = 0; i < 2; i++) { function loop() { return i } r.push(loop()); } console.log(r.join());
switch (1) { case 1: function sw() { return 'sw' } console.log(sw()); } console.log(sw());
try { function tr() { return 'try' } throw tr } catch (e) { console.log(e(), tr()); }
{ let x = 1; function cl() { return x } x = 2; } console.log(cl());
function f() { if (true) { return g(); function g() { return 'returned' } } } console.log(f());
if (true) function single() { return 'single' } console.log(single());
{ function twice() { return 1 } } { function twice() { return 2 } } console.log(twice());
{ const y = 'lexical'; const useY = () => fy(); function fy() { return y } console.log(useY()); }
(function () { { let local = 1; { function local2() { return local } } console.log(local2()); } })();
