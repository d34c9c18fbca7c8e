// The arguments object says so.
function f() { console.log(arguments); return arguments; }
f();
console.log([f(1, 'two', { three: 3 })]);
