// getPriority and setPriority: arguments of every kind, and processes that are none.
var os = require('os');
function show(f) { try { return String(f()); } catch (e) { return [e.name, e.code, e.message, e.errno, e.syscall, JSON.stringify(e.info), Object.keys(e).join()].join(' '); } }
[undefined, null, '1', 1.5, NaN, -1, 1e10, -1e10, {}, true, 99999999, Infinity].forEach(function (v) {
  console.log(String(v), show(function () { return os.getPriority(v); }), show(function () { return os.setPriority(v, 0); }), show(function () { return os.setPriority(0, v === -1 ? 20 : v === undefined ? 'x' : v); }));
});
console.log(os.getPriority() === os.getPriority(0), os.getPriority(process.pid) === os.getPriority(), show(function () { return os.setPriority(os.getPriority()); }), show(function () { return os.setPriority(0, -21); }), show(function () { return os.setPriority(); }));
os.setPriority(19);
console.log(os.getPriority(), os.getPriority(process.pid));
var e;
try { os.getPriority(-1); } catch (x) { e = x; }
console.log(e instanceof Error, e.stack.split('\n')[0], String(e), e.info.code);
