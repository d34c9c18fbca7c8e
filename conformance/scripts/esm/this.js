// A module has no this, no require and no exports, and is strict.
// otto: otto has no ES modules.
console.log(this, typeof require, typeof module, typeof exports, typeof __filename, typeof __dirname);
try { undeclared = 1; } catch (e) { console.log(e.name, e.message); }
console.log((function () { return this; })());
console.log(typeof hoisted, hoisted());
function hoisted() { return 'here'; }
