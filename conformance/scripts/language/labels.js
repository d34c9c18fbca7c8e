// Labels on loops and blocks, and switch.
let out = [];
outer: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j === 1) continue outer; if (i === 2) break outer; out.push(i + '' + j) } }
console.log(out.join());
block: { out.push('in'); if (out.length) break block; out.push('never') }
console.log(out.join());
a: b: for (;;) { try { break a } finally { out.push('finally') } }
sw: switch (2) { case 1: out.push('one'); case 2: out.push('two'); case 3: for (const x of [1, 2]) { if (x === 2) break sw; continue } default: out.push('never') }
console.log(out.join());
switch (9) { default: out.push('default'); case 1: out.push('falls'); break; case 2: out.push('not') }
const fs = []; for (let i = 0; i < 3; i++) fs.push(() => i); console.log(fs.map((f) => f()));
var gs = []; for (var k = 0; k < 3; k++) gs.push(() => k); console.log(gs.map((f) => f()));
do { var once = 1; if (once) continue; once = 2 } while (false); console.log(once);
function f(x) { l: try { if (x) break l; return 'returned' } finally { out.push('f' + x) } return 'left' }
console.log(f(0), f(1), out.slice(-2));
for (const k in { b: 1, 2: 1, a: 1, 1: 1 }) out.push(k); console.log(out.slice(-4));
