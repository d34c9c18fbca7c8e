// hrtime counts seconds and nanoseconds, also as a difference.
const a = process.hrtime();
const d = process.hrtime(a);
console.log(a.length, d[0] === 0, d[1] >= 0 && d[1] < 1e9);
for (const x of [5, [1]]) {
  try { process.hrtime(x); } catch (e) { console.log(e.code, e.message); }
}
console.log(typeof process.uptime(), process.uptime() > 0, process.uptime() < 60);
