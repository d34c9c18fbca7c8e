// memoryUsage, cpuUsage and resourceUsage have Node's shapes.
console.log(Object.keys(process.memoryUsage()).join(), process.memoryUsage().rss > 1e6, process.memoryUsage.rss() > 1e6);
const before = process.cpuUsage();
console.log(Object.keys(before).join(), process.cpuUsage(before).user >= 0);
console.log(Object.keys(process.resourceUsage()).join());
for (const x of [5, {}]) {
  try { process.cpuUsage(x); } catch (e) { console.log(e.code, e.message); }
}
